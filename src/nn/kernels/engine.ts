// The engine: a network in kernel memory that reads images in batches, and learns from them.
//
// Kept: the parameters, what the optimiser remembers, and one batch of up to `capacity` images, all in one
// memory whose views stay valid for the engine's life. The caller writes images into `pixels` and `labels`,
// or hands them to `infer`. Nothing is allocated between two calls.
// The arithmetic is that of ../forward.ts, ../backward.ts and the optimisers; tests hold the two together.

import type { Activation } from '../activation.ts';
import { checkSizes, layerNames, type Network } from '../network.ts';
import type { Checkpoint, OptimiserMemory } from '../optimiser.ts';
import { expectShape, expectSize, ShapeError } from '../shape-error.ts';
import { layOut } from './arena-allocator.ts';
import { type DenseRule, placeArrays } from './engine-arrays.ts';
import { createLearning, shareOf } from './engine-learning.ts';
import { createReading } from './engine-reading.ts';
import { mostPixels } from './kernels.ts';
import type { Level } from './levels.ts';
import type { Machine } from './kernel-context.ts';
import { fromStrips, stripWidth, toStrips } from './column-strips.ts';
import type { Parts } from './thread-pair.ts';

export interface EngineOptions {
  sizes: readonly number[];
  activation?: Activation;
  /** Images in a batch, at most. */
  capacity?: number;
  /** Which optimiser `learn` uses; 'none' saves its memory. */
  rule?: DenseRule;
  /** Hidden activations are multiplied by `masks` while learning. */
  dropout?: boolean;
  /** `learn` goes by `targets`, not by the labels. */
  softTargets?: boolean;
  /** So many layers, from the first on, keep their parameters while the others learn. */
  frozenLayers?: number;
  /** Threads that share the memory. */
  threads?: number;
}

export interface StepOptions {
  learningRate: number;
  /** Before the step, weights (not biases) shrink by learningRate · weightDecay of themselves. */
  weightDecay?: number;
  /** Share of the velocity that lives on, for the rules 'momentum' and 'nesterov'. */
  momentum?: number;
}

export interface Engine {
  level: Level;
  sizes: readonly number[];
  capacity: number;
  /** (capacity, sizes[0]), 0 … 255 */
  pixels: Uint8Array;
  /** (capacity) */
  labels: Uint8Array;
  /** (capacity, classCount), in strips: the share of each class in the answer to learn; none without soft targets. */
  targets?: Float32Array;
  /** (capacity, width) for each hidden layer, in strips; none without dropout. */
  masks: Float32Array[];
  /** Takes over the network's numbers, and what its optimiser remembers; without that, it remembers nothing. Throws ShapeError when its sizes are others. */
  load(network: Network, memory?: OptimiserMemory): void;
  /** A copy of the network as it stands. */
  save(): Network;
  /** The same with what the optimiser remembers. */
  checkpoint(): Checkpoint;
  /** Reads the first `count` images of `pixels`. Throws ShapeError. */
  read(count: number): void;
  /** The answers of the last `read`: fills `probabilities` (count, classCount), row by row. */
  copyProbabilities(probabilities: Float32Array, count: number): void;
  /** Reads any number of images, `pixels` (count, sizes[0]), into `probabilities` (count, classCount). Throws ShapeError. */
  infer(pixels: Uint8Array, probabilities: Float32Array, count: number): void;
  /** One step on the first `count` images of `pixels` and `labels`; gives the batch's mean loss before it. Throws ShapeError, RangeError. */
  learn(count: number, options: StepOptions): number;
  /** Throws ShapeError or RangeError when the first `count` images and labels are no batch. */
  checkBatch(count: number): void;
  /** Mean loss of the batch that was read last. */
  loss(count: number): number;
  /** For threads: `read`, and `learn` in two halves, between which all threads must have met. */
  parts: Parts;
}

/** Throws ShapeError for sizes that make no network, and RangeError when there is not enough memory. */
export function createEngine(machine: Machine, options: EngineOptions): Engine {
  const { sizes, activation = 'relu', capacity = 96, rule = 'none' } = options;
  checkSizes(sizes);
  expectSize('createEngine', 'capacity', capacity);
  if (sizes[0] > mostPixels) {
    throw new ShapeError(
      `createEngine: images should have at most ${mostPixels} pixels, found ${sizes[0]}`,
    );
  }
  const { threads: sharing = 1, dropout = false, softTargets = false } = options;
  const wanted = { sizes, capacity, rule, dropout, softTargets, threads: sharing };
  const arrays = layOut(machine, (arena) => placeArrays(arena, wanted));
  const { pixels, labels, targets, layers, probabilities } = arrays;
  const [inputSize, classCount] = [sizes[0], sizes.at(-1)!];
  const reading = createReading(machine.kernels, arrays, activation, capacity);
  const learning = createLearning(machine.kernels, arrays, {
    activation,
    capacity,
    rule,
    frozenLayers: options.frozenLayers ?? 0,
  });

  function expectCount(place: string, count: number): void {
    if (Number.isInteger(count) && count >= 1 && count <= capacity) return;
    throw new ShapeError(
      `${place}: count should be a whole number from 1 to ${capacity}, found ${count}`,
    );
  }

  function checkBatch(count: number): void {
    expectCount('learn', count);
    for (let image = 0; image < count; image++) {
      if (labels[image] < classCount) continue;
      throw new RangeError(
        `learn: labels should be below ${classCount}, found ${labels[image]} at place ${image}`,
      );
    }
  }

  function read(count: number): void {
    expectCount('read', count);
    reading.read(0, count);
  }

  function copyProbabilities(target: Float32Array, count: number, firstRow = 0): void {
    for (let column = 0; column < classCount; column += stripWidth) {
      const width = Math.min(stripWidth, classCount - column);
      let from = column * capacity;
      let to = firstRow * classCount + column;
      for (let image = 0; image < count; image++) {
        for (let j = 0; j < width; j++) target[to + j] = probabilities[from + j];
        from += stripWidth;
        to += classCount;
      }
    }
  }

  function save(): Network {
    const names = layerNames(layers.length);
    return {
      sizes: [...sizes],
      activation,
      layers: layers.map(({ inputSize: rows, outputSize, ...layer }, l) => {
        const weights = new Float32Array(rows * outputSize);
        const biases = new Float32Array(outputSize);
        fromStrips(layer.weights.values, rows, weights, outputSize);
        fromStrips(layer.biases.values, 1, biases, outputSize);
        return {
          kind: 'dense' as const,
          name: names[l],
          inputSize: rows,
          outputSize,
          weights,
          biases,
        };
      }),
    };
  }

  return {
    level: machine.level,
    sizes: [...sizes],
    capacity,
    pixels: pixels.subarray(0, capacity * inputSize),
    labels,
    targets,
    masks: layers.flatMap(({ mask }) => (mask ? [mask] : [])),

    load(network, memory) {
      expectSameSizes(network.sizes, sizes);
      network.layers.forEach(({ weights, biases, outputSize, inputSize: rows }, l) => {
        toStrips(weights, outputSize, layers[l].weights.values, rows);
        toStrips(biases, outputSize, layers[l].biases.values, 1);
      });
      learning.prepare();
      if (memory) learning.recall(memory);
    },

    save,
    checkpoint: () => ({ network: save(), memory: learning.memory() }),

    read,
    copyProbabilities(target, count) {
      expectCount('copyProbabilities', count);
      expectShape('copyProbabilities', 'probabilities', target, count, classCount);
      copyProbabilities(target, count);
    },

    infer(images, target, count) {
      // Asked before the shapes are spelled out: spelling allocates, and one image should not.
      if (images.length !== count * inputSize || target.length !== count * classCount) {
        expectShape('infer', 'pixels', images, count, inputSize);
        expectShape('infer', 'probabilities', target, count, classCount);
      }
      for (let first = 0; first < count; first += capacity) {
        const some = Math.min(capacity, count - first);
        pixels.set(
          some === count ? images : images.subarray(first * inputSize, (first + some) * inputSize),
        );
        reading.read(0, some);
        copyProbabilities(target, some, first);
      }
    },

    learn(count, stepOptions) {
      checkBatch(count);
      learning.forwardAndBackward(count, stepOptions, 0, 1);
      learning.descend(count, stepOptions, 0, 1);
      return learning.loss(count);
    },

    checkBatch,
    loss: learning.loss,
    parts: {
      read: (count, _, thread, threads) =>
        reading.read(shareOf(count, thread, threads), shareOf(count, thread + 1, threads)),
      forwardAndBackward: learning.forwardAndBackward,
      descend: learning.descend,
    },
  };
}

function expectSameSizes(found: readonly number[], expected: readonly number[]): void {
  if (found.join() === expected.join()) return;
  throw new ShapeError(
    `load: the network should have the sizes ${expected.join('-')}, found ${found.join('-')}`,
  );
}
