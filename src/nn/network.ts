// A network is a list of layers, each one taking what the layer before it makes. Most networks here are dense throughout.
//
// connections = Σ inputSize · outputSize      parameters = Σ (inputSize + 1) · outputSize
//
// sizes [784, 128, 10] → layers hidden (784, 128) and output (128, 10), with ReLU after every layer but the last

import type { Activation } from './activation.ts';
import type { DenseLayer } from './layers/dense.ts';
import type { Layer } from './layers/layer.ts';
import type { Initialiser } from './initialisers.ts';
import type { Random } from './random.ts';
import { expectSize, ShapeError } from './shape-error.ts';

export type Network<L extends Layer = DenseLayer> = {
  /** How many numbers of one image go into each layer, and how many come out of the last. */
  sizes: number[];
  layers: L[];
  /** Of all hidden layers that name none of their own; ReLU where nothing is said. */
  activation?: Activation;
};

/** The activation behind a hidden layer. */
export const activationOf = <L extends Layer>(
  { layers, activation = 'relu' }: Network<L>,
  l: number,
): Activation => layers[l].activation ?? activation;

/** A network with weights from `initialiser` and all biases 0. Throws ShapeError for sizes that make no network. */
export function createNetwork(
  sizes: readonly number[],
  initialiser: Initialiser,
  random: Random,
): Network {
  checkSizes(sizes);
  const layers = layerNames(sizes.length - 1).map((name, l): DenseLayer => {
    const [inputSize, outputSize] = [sizes[l], sizes[l + 1]];
    const weights = initialiser(inputSize, outputSize, random);
    return {
      kind: 'dense',
      name,
      inputSize,
      outputSize,
      weights,
      biases: new Float32Array(outputSize),
    };
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
