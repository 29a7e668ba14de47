// The mean over a sequence: one row that no longer knows the order of the steps.
//
// outputs[j] = Σ_t inputs[t, j] / steps      dInputs[t, j] = dOutputs[j] / steps
//
// inputs (batchSize, steps, size) · outputs (batchSize, size)

import { zerosLike } from '../floats.ts';
import { expectShape } from '../shape-error.ts';
import { expectSignal, type LayerKind, type Shape } from './layer-kind.ts';

export type StepsShape = { batchSize: number; steps: number; size: number };

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

export type MeanLayer = {
  kind: 'mean';
  name: string;
  /** [steps, size] */
  inputShape: Shape;
};

export const stepsShape = (
  { inputShape: [steps, size] }: { inputShape: Shape },
  batchSize: number,
): StepsShape => ({ batchSize, steps, size });

export const mean: LayerKind<MeanLayer, undefined> = {
  create({ kind }, inputShape, { place }) {
    expectSignal(place, 'a sequence (steps, size)', inputShape);
    return { kind, name: place, inputShape };
  },
  outputShape: ({ inputShape }) => inputShape.slice(-1),
  parameterShapes: () => ({}),
  multiplyAdds: () => ({ all: 0, ofInputs: 0 }),
  forward: (layer, inputs, { batchSize }) => ({
    outputs: meanForward(inputs, stepsShape(layer, batchSize)),
    kept: undefined,
  }),
  backward: (layer, dOutputs, { batchSize }) => ({
    gradients: {},
    dInputs: meanBackward(dOutputs, stepsShape(layer, batchSize)),
  }),
};
