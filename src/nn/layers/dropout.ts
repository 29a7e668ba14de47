// Dropout silences a random share of the numbers while training, so that none can rely on one other alone.
//
// training: factor = 0 with probability `rate`, else 1 / (1 − rate)       outputs = inputs · factor       dInputs = dOutputs · factor
// afterwards: outputs = inputs; the factor has kept the mean the same
//
// All arrays have one shape.      (Srivastava et al., 2014)

import type { Random } from '../random.ts';
import { expectShape } from '../shape-error.ts';
import type { LayerKind, Shape } from './layer-kind.ts';

/** The outputs, and the factor of every number. Throws RangeError for a rate that is not from 0 to below 1. */
export function dropoutForward(
  inputs: Float32Array,
  rate: number,
  random: Random,
): { outputs: Float32Array; factors: Float32Array } {
  checkRate('dropoutForward', rate);
  const factors = inputs.map(() => (random.uniform() < rate ? 0 : 1 / (1 - rate)));
  return { outputs: inputs.map((input, k) => input * factors[k]), factors };
}

/** Throws ShapeError when the two arrays differ in length. */
export function dropoutBackward(dOutputs: Float32Array, factors: Float32Array): Float32Array {
  expectShape('dropoutBackward', 'dOutputs', dOutputs, factors.length);
  return dOutputs.map((dOutput, k) => dOutput * factors[k]);
}

function checkRate(place: string, rate: number): void {
  if (rate >= 0 && rate < 1) return;
  throw new RangeError(`${place}: rate should be from 0 to below 1, found ${rate}`);
}

export type DropoutLayer = {
  kind: 'dropout';
  name: string;
  inputShape: Shape;
  rate: number;
};

export const dropout: LayerKind<DropoutLayer, Float32Array | undefined> = {
  create({ kind, rate }, inputShape, { place }) {
    checkRate(place, rate);
    return { kind, name: place, inputShape, rate };
  },
  outputShape: ({ inputShape }) => inputShape,
  parameterShapes: () => ({}),
  multiplyAdds: () => ({ all: 0, ofInputs: 0 }),
  forward({ name, rate }, inputs, { training, random }) {
    if (!training) return { outputs: inputs, kept: undefined };
    if (!random) throw new RangeError(`${name}: training needs random numbers, found none`);
    const { outputs, factors } = dropoutForward(inputs, rate, random);
    return { outputs, kept: factors };
  },
  backward: (_, dOutputs, { kept }) => ({
    gradients: {},
    dInputs: kept ? dropoutBackward(dOutputs, kept) : dOutputs,
  }),
};
