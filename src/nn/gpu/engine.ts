// The engine on the graphics processor: a network that reads images in batches, and learns from them, in shaders.
//
// Kept there: the parameters, what the optimiser remembers, one batch of up to `capacity` images, and the losses
// of steps nobody has asked for. Work is sent on its way and not waited for; only what comes back takes a promise.
// The device is the caller's, who may put several engines on it; `destroy` frees this engine's memory alone.
// When the device is lost, calls throw GpuLostError and promises reject with it; src/training/resilient-trainer.ts
// then goes on elsewhere.

import type { EngineOptions, Rule, StepOptions } from '../kernels/index.ts';
import { checkSizes, type Network } from '../network.ts';
import type { Checkpoint, OptimiserMemory } from '../optimiser.ts';
import { expectShape, expectSize } from '../shape-error.ts';
import { createBatches } from './batches.ts';
import { createLanding } from './read-back.ts';
import { createLearning } from './learning.ts';
import { expectReadable, expectWithinLimits } from './limits.ts';
import { watch } from './device-lost.ts';
import { createMemory } from './memory.ts';
import { beta1, beta2, usualMomentum } from './optimiser-steps.wgsl.ts';
import { placeLayers } from './parameters.ts';
import { createForward, createSoftmax } from './reading.ts';
import { createState } from './state.ts';
import { createStepLosses } from './step-losses.ts';

export type GpuEngineOptions = Pick<EngineOptions, 'sizes' | 'activation' | 'capacity'> & {
  rule?: Rule;
};

export interface GpuEngine {
  sizes: readonly number[];
  capacity: number;
  /** Takes over the network's numbers, and what its optimiser remembers; without that, it remembers nothing. Throws ShapeError. */
  load(network: Network, memory?: OptimiserMemory): void;
  /** A copy of the network after all steps sent so far. */
  save(): Promise<Network>;
  /** The same with what the optimiser remembers. */
  checkpoint(): Promise<Checkpoint>;
  /** Reads any number of images, `pixels` (count, sizes[0]) of 0 … 255; gives probabilities (count, classCount). Throws ShapeError. */
  infer(pixels: Uint8Array, count: number): Promise<Float32Array>;
  /** Sends one step on its way, on up to `capacity` images and their labels. Throws ShapeError, RangeError. */
  enqueueStep(pixels: Uint8Array, labels: Uint8Array, count: number, options: StepOptions): void;
  /** The batch's mean loss before each step since the last flush, oldest first; at most the last 4,096. */
  flush(): Promise<Float32Array>;
  /** One step, waited for; gives its batch's mean loss before it, which the next flush tells again. Throws as `enqueueStep`. */
  learn(
    pixels: Uint8Array,
    labels: Uint8Array,
    count: number,
    options: StepOptions,
  ): Promise<number>;
  /** Why the device is gone, once it is. */
  lost: Promise<string>;
  destroy(): void;
}

/**
 * Throws ShapeError for sizes that make no network, and RangeError for what the device cannot hold:
 * the one before, the other partly after the device was asked.
 */
export async function createGpuEngine(
  device: GPUDevice,
  { sizes, activation = 'relu', capacity = 256, rule = 'none' }: GpuEngineOptions,
): Promise<GpuEngine> {
  checkSizes(sizes);
  expectSize('createGpuEngine', 'capacity', capacity);
  const places = placeLayers(sizes);
  const [inputSize, classCount] = [sizes[0], sizes.at(-1)!];
  const wanted = { places, capacity, rule };
  expectWithinLimits(device, wanted);
  const presence = watch(device);
  const memory = await createMemory(device, wanted);
  const kernels = { places, activation };
  const [forward, softmax, learning] = await Promise.all([
    createForward(device, memory, kernels),
    createSoftmax(device, memory, classCount),
    rule === 'none' ? undefined : createLearning(device, memory, { ...kernels, rule }),
  ]).catch((error) => {
    memory.free();
    throw error;
  });
  const batches = createBatches(device, memory, { inputSize, classCount, capacity });
  const state = createState(device, memory.buffers, { sizes, places, activation });
  const losses = learning && createStepLosses(device, memory.buffers.stepLosses!);
  /** Steps of the optimiser so far. */
  let steps = 0;

  function expectLearning() {
    if (learning && losses) return { learning, losses };
    throw new RangeError("learn: an engine with the rule 'none' only reads");
  }

  function enqueueStep(
    pixels: Uint8Array,
    labels: Uint8Array,
    count: number,
    options: StepOptions,
  ): void {
    const { learningRate, weightDecay = 0, momentum = usualMomentum } = options;
    const learner = expectLearning();
    batches.expectBatch(pixels, labels, count);
    presence.expect();
    steps += 1;
    batches.run([...forward, ...learner.learning], {
      pixels,
      labels,
      count,
      lossPlace: learner.losses.nextPlace(),
      learningRate,
      keptShare: 1 - learningRate * weightDecay,
      momentum,
      meanShare: 1 - beta1 ** steps,
      squareShare: 1 - beta2 ** steps,
    });
  }

  return {
    sizes: [...sizes],
    capacity,
    lost: presence.lost,

    load(network, optimiserMemory) {
      presence.expect();
      state.write(network, optimiserMemory);
      steps = optimiserMemory?.steps ?? 0;
    },
    save: () => presence.ask(() => state.read()),
    checkpoint: () => presence.ask(() => state.readAll(steps)),

    async infer(pixels, count) {
      expectShape('infer', 'pixels', pixels, count, inputSize);
      if (count === 0) return new Float32Array();
      expectReadable(device, 4 * count * classCount);
      return presence.ask(() => {
        const landing = createLanding(device, 4 * count * classCount);
        for (let first = 0; first < count; first += capacity) {
          const some = Math.min(capacity, count - first);
          const images = pixels.subarray(first * inputSize, (first + some) * inputSize);
          batches.run([...forward, softmax], { pixels: images, count: some }, (encoder) =>
            landing.add(encoder, memory.buffers.probabilities, 4 * some * classCount),
          );
        }
        return landing.read();
      });
    },

    enqueueStep,
    async flush() {
      const learner = expectLearning();
      return presence.ask(() => learner.losses.flush());
    },
    async learn(pixels, labels, count, options) {
      enqueueStep(pixels, labels, count, options);
      return presence.ask(() => expectLearning().losses.last());
    },

    destroy() {
      presence.end('The engine was destroyed.');
      memory.free();
    },
  };
}
