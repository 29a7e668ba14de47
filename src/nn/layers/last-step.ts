// The last step of a sequence: what a recurrent layer knows when it has read everything.
//
// outputs[j] = inputs[steps − 1, j]      dInputs[t, j] = dOutputs[j] for the last t, else 0
//
// inputs (batchSize, steps, size) · outputs (batchSize, size)

import { zerosLike } from '../floats.ts';
import { expectShape } from '../shape-error.ts';
import { type StepsShape, stepsToRow, type StepsToRowLayer } from './steps-to-row.ts';

/** Where the last step of an image begins. */
const lastStepAt = (image: number, { steps, size }: StepsShape) => ((image + 1) * steps - 1) * size;

/** Throws ShapeError. */
export function lastStepForward(inputs: Float32Array, shape: StepsShape): Float32Array {
  const { batchSize, steps, size } = shape;
  expectShape('lastStepForward', 'inputs', inputs, batchSize, steps, size);
  const outputs = zerosLike(inputs, batchSize * size);
  for (let image = 0; image < batchSize; image++) {
    const first = lastStepAt(image, shape);
    outputs.set(inputs.subarray(first, first + size), image * size);
  }
  return outputs;
}

/** Throws ShapeError. */
export function lastStepBackward(dOutputs: Float32Array, shape: StepsShape): Float32Array {
  const { batchSize, steps, size } = shape;
  expectShape('lastStepBackward', 'dOutputs', dOutputs, batchSize, size);
  const dInputs = zerosLike(dOutputs, batchSize * steps * size);
  for (let image = 0; image < batchSize; image++) {
    dInputs.set(dOutputs.subarray(image * size, (image + 1) * size), lastStepAt(image, shape));
  }
  return dInputs;
}

export type LastStepLayer = StepsToRowLayer<'lastStep'>;

export const lastStep = stepsToRow<'lastStep'>(lastStepForward, lastStepBackward);
