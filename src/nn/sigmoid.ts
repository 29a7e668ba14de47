// Sigmoid and tanh bend every number into a narrow range: what networks used before ReLU.
//
// sigmoid = 1 / (1 + exp(−z))         dz = dActivation · activation · (1 − activation)
// tanh                                dz = dActivation · (1 − activation²)
//
// z = preActivations; all arrays have one shape. The slope needs only the activation itself.

import { expectShape } from './shape-error.ts';

export function sigmoidForward(preActivations: Float32Array): Float32Array {
  return preActivations.map((z) => 1 / (1 + Math.exp(-z)));
}

/** Throws ShapeError when the two arrays differ in length. */
export function sigmoidBackward(
  dActivations: Float32Array,
  activations: Float32Array,
): Float32Array {
  expectShape('sigmoidBackward', 'dActivations', dActivations, activations.length);
  return dActivations.map((d, k) => d * activations[k] * (1 - activations[k]));
}

export function tanhForward(preActivations: Float32Array): Float32Array {
  return preActivations.map((z) => Math.tanh(z));
}

/** Throws ShapeError when the two arrays differ in length. */
export function tanhBackward(dActivations: Float32Array, activations: Float32Array): Float32Array {
  expectShape('tanhBackward', 'dActivations', dActivations, activations.length);
  return dActivations.map((d, k) => d * (1 - activations[k] ** 2));
}
