// ReLU lets a positive number pass and makes every other number 0.
//
// activations = max(0, preActivations)
// dPreActivations = dActivations where preActivations > 0, else 0
//
// All arrays have one shape. At exactly 0 the slope is not defined; 0 is used, as everywhere in the field.

import { expectShape } from './shape-error.ts';

export function reluForward(preActivations: Float32Array): Float32Array {
  return preActivations.map((preActivation) => Math.max(0, preActivation));
}

/** Throws ShapeError when the two arrays differ in length. */
export function reluBackward(
  dActivations: Float32Array,
  preActivations: Float32Array,
): Float32Array {
  expectShape('reluBackward', 'dActivations', dActivations, preActivations.length);
  return dActivations.map((dActivation, k) => (preActivations[k] > 0 ? dActivation : 0));
}
