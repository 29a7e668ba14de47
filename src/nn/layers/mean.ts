// The mean over a sequence: one row that no longer knows the order of the steps.
//
// outputs[j] = Σ_t inputs[t, j] / steps      dInputs[t, j] = dOutputs[j] / steps
//
// inputs (batchSize, steps, size) · outputs (batchSize, size)

import { zerosLike } from '../floats.ts';
import { expectShape } from '../shape-error.ts';
import { type StepsShape, stepsToRow, type StepsToRowLayer } from './steps-to-row.ts';

/** Throws ShapeError. */
export function meanForward(
  inputs: Float32Array,
  { batchSize, steps, size }: StepsShape,
): Float32Array {
  expectShape('meanForward', 'inputs', inputs, batchSize, steps, size);
  const outputs = zerosLike(inputs, batchSize * size);
  inputs.forEach((input, k) => {
    const image = Math.floor(k / (steps * size));
    outputs[image * size + (k % size)] += input / steps;
  });
  return outputs;
}

/** Throws ShapeError. */
export function meanBackward(
  dOutputs: Float32Array,
  { batchSize, steps, size }: StepsShape,
): Float32Array {
  expectShape('meanBackward', 'dOutputs', dOutputs, batchSize, size);
  return zerosLike(dOutputs, batchSize * steps * size).map((_, k) => {
    const image = Math.floor(k / (steps * size));
    return dOutputs[image * size + (k % size)] / steps;
  });
}

export type MeanLayer = StepsToRowLayer<'mean'>;

export const mean = stepsToRow<'mean'>(meanForward, meanBackward);
