// What training changes, written to the graphics processor and read back: parameters, and what the optimiser remembers.

import type { Activation } from '../activation.ts';
import type { Network } from '../network.ts';
import type { Checkpoint, OptimiserMemory } from '../optimiser.ts';
import { expectShape, ShapeError } from '../shape-error.ts';
import type { Buffers } from './buffers.ts';
import { createLanding } from './read-back.ts';
import {
  joinArrays,
  joinParameters,
  type LayerPlace,
  splitArrays,
  toNetwork,
} from './parameters.ts';

export interface State {
  write(network: Network, memory?: OptimiserMemory): void;
  read(): Promise<Network>;
  /** `steps`: those that the optimiser has taken so far. */
  readAll(steps: number): Promise<Checkpoint>;
}

export function createState(
  device: GPUDevice,
  { parameters, first, second }: Buffers,
  shape: { sizes: readonly number[]; places: readonly LayerPlace[]; activation: Activation },
): State {
  const { sizes, places, activation } = shape;
  const bytes = parameters.size;

  // Each lands by itself: together they may be more than one buffer holds. One submission, so they belong together.
  function readBack(buffers: GPUBuffer[]): Promise<Float32Array[]> {
    const encoder = device.createCommandEncoder();
    const landings = buffers.map((buffer) => {
      const landing = createLanding(device, bytes);
      landing.add(encoder, buffer, bytes);
      return landing;
    });
    device.queue.submit([encoder.finish()]);
    return Promise.all(landings.map((landing) => landing.read()));
  }

  /** Of another network or another optimiser, the lists would not fit. */
  function checked(buffer: GPUBuffer | undefined, arrays?: readonly Float32Array[]) {
    if (!arrays) return new Float32Array(bytes / 4);
    const numbers = joinArrays(arrays);
    expectShape('load', 'what the optimiser remembers', numbers, buffer ? bytes / 4 : 0);
    return numbers;
  }

  return {
    write(network, memory) {
      if (network.sizes.join() !== sizes.join()) {
        throw new ShapeError(
          `load: the network should have the sizes ${sizes.join('-')}, found ${network.sizes.join('-')}`,
        );
      }
      const means = checked(first, memory?.first);
      const squares = checked(second, memory?.second);
      if (first) device.queue.writeBuffer(first, 0, means);
      if (second) device.queue.writeBuffer(second, 0, squares);
      device.queue.writeBuffer(parameters, 0, joinParameters(network));
    },
    async read() {
      const [numbers] = await readBack([parameters]);
      return toNetwork(numbers, sizes, activation);
    },
    async readAll(steps) {
      const remembered = [first, second].filter((buffer) => buffer !== undefined);
      const [numbers, ...memories] = await readBack([parameters, ...remembered]);
      const split = (array?: Float32Array) => (array ? splitArrays(array, places) : []);
      const memory = { steps, first: split(memories[0]), second: split(memories[1]) };
      return { network: toNetwork(numbers, sizes, activation), memory };
    },
  };
}
