// A network is a list of dense layers, each one as wide as the next expects.
//
// connections = Σ inputSize · outputSize      parameters = Σ (inputSize + 1) · outputSize
//
// sizes [784, 128, 10] → layers hidden (784, 128) and output (128, 10), with ReLU after every layer but the last

import type { Activation } from './activation.ts';
import type { Initialiser } from './initialisers.ts';
import type { Random } from './random.ts';
import { expectSize, ShapeError } from './shape-error.ts';

export type Layer = {
  name: string;
  inputSize: number;
  outputSize: number;
  weights: Float32Array;
  biases: Float32Array;
};

export type Network = {
  sizes: number[];
  layers: Layer[];
  /** Of all hidden layers; ReLU where nothing is said. */
  activation?: Activation;
};

/** A network with weights from `initialiser` and all biases 0. Throws ShapeError for sizes that make no network. */
export function createNetwork(
  sizes: readonly number[],
  initialiser: Initialiser,
  random: Random,
): Network {
  checkSizes(sizes);
  const layers = layerNames(sizes.length - 1).map((name, l): Layer => {
    const [inputSize, outputSize] = [sizes[l], sizes[l + 1]];
    const weights = initialiser(inputSize, outputSize, random);
    return { name, inputSize, outputSize, weights, biases: new Float32Array(outputSize) };
  });
  return { sizes: [...sizes], layers };
}

/** The layers' names in order: output · hidden, output · hidden1, hidden2, output · … */
export function layerNames(layerCount: number): string[] {
  const hiddenCount = layerCount - 1;
  const hidden = Array.from({ length: hiddenCount }, (_, k) => `hidden${k + 1}`);
  return [...(hiddenCount === 1 ? ['hidden'] : hidden), 'output'];
}

/** Lines between neurons: one weight each. */
export function countConnections(sizes: readonly number[]): number {
  checkSizes(sizes);
  return sizes.slice(1).reduce((sum, outputSize, l) => sum + sizes[l] * outputSize, 0);
}

/** Numbers that learn: the weights, and a bias for every neuron that computes. */
export function countParameters(sizes: readonly number[]): number {
  return sizes.slice(1).reduce((sum, biasCount) => sum + biasCount, countConnections(sizes));
}

/** Throws ShapeError for sizes that make no network. */
export function checkSizes(sizes: readonly number[]): void {
  if (sizes.length < 2) {
    throw new ShapeError(
      `network: sizes should name at least an input and an output size, found [${sizes.join(', ')}]`,
    );
  }
  for (const size of sizes) expectSize('network', 'every layer size', size);
}
