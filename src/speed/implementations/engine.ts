// The same order of loops in WebAssembly: the kernels of src/nn/kernels, at whatever level the machine has.
import { type Network, predictions } from '#src/nn/index.ts';
import { createEngine, type Machine } from '#src/nn/kernels/index.ts';
import type { Rung } from './implementation.ts';

export function createEngineRung(machine: Machine, network: Network): Rung {
  const engine = createEngine(machine, { sizes: network.sizes });
  engine.load(network);
  return rungOf(engine, network.sizes.at(-1)!);
}

/** Of any engine that gives the classes' probabilities. */
export function rungOf(
  engine: { infer(pixels: Uint8Array, probabilities: Float32Array, count: number): void },
  classCount: number,
): Rung {
  let probabilities = new Float32Array(0);
  return {
    infer(pixels, count) {
      if (probabilities.length !== count * classCount) {
        probabilities = new Float32Array(count * classCount);
      }
      engine.infer(pixels, probabilities, count);
      return predictions(probabilities, classCount);
    },
  };
}
