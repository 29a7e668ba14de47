// A deep network at its start, and how long the gradient of each of its layers is.
//
// sizes 784, 64, …, 64, 10 · length of a layer's gradient = √(Σ dWeights²)
import {
  type Activation,
  backward,
  createNetwork,
  createRandom,
  forward,
  he,
  type Initialiser,
  type Network,
  normal,
  xavier,
} from '#src/nn/index.ts';
import type { Batch } from './gradient-check.ts';

export const deepActivations = ['sigmoid', 'tanh', 'relu'] as const satisfies Activation[];
export type DeepActivation = (typeof deepActivations)[number];

/** PyTorch's own: weights between ±1/√inputSize, each as likely as the others. */
const uniform: Initialiser = (inputSize, outputSize, random) =>
  new Float32Array(inputSize * outputSize).map(
    () => (2 * random.uniform() - 1) / Math.sqrt(inputSize),
  );

const initialisers = {
  xavier,
  he,
  pytorch: uniform,
  small: normal(0.01),
  large: normal(1),
} satisfies Record<string, Initialiser>;
export type DeepStart = keyof typeof initialisers;
export const deepStarts = Object.keys(initialisers) as DeepStart[];

export const depths = [1, 2, 4, 8, 16];
const deepWidth = 64;

export interface Deep {
  activation: DeepActivation;
  start: DeepStart;
  /** Hidden layers. */
  depth: number;
}

/** With all biases 0. */
export function deepNetwork({ activation, start, depth }: Deep, seed: number): Network {
  const hidden = Array.from({ length: depth }, () => deepWidth);
  const network = createNetwork([784, ...hidden, 10], initialisers[start], createRandom(seed));
  return { ...network, activation };
}

/** The length of each layer's gradient of the batch's mean loss, the first layer's first. */
export function gradientLengths(network: Network, { inputs, labels }: Batch): number[] {
  const gradients = backward(network, forward(network, inputs, labels.length), labels);
  return gradients.map(({ dWeights }) =>
    Math.sqrt(dWeights.reduce((sum, slope) => sum + slope * slope, 0)),
  );
}
