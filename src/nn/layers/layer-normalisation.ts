// Layer normalisation gives every row mean 0 and deviation 1 over its own numbers, then a scale and a shift that learn.
//
// normalised = (inputs − mean) / √(variance + epsilon)      outputs[j] = scales[j] · normalised[j] + shifts[j]
// dInputs = (d − mean of d − normalised · mean of (d · normalised)) / √(variance + epsilon), where d = dOutputs · scales
//
// inputs, normalised, outputs (rowCount, size) · scales, shifts (size)
// Mean and variance are those of one row, so training and evaluation do the same.      (Ba, Kiros and Hinton, 2016)

import { zerosLike } from '../floats.ts';
import { expectShape, ShapeError } from '../shape-error.ts';
import { expectEpsilon, type LayerKind, type Shape } from './layer-kind.ts';

export type RowShape = { rowCount: number; size: number };

/** The outputs, the normalised rows, and √(variance + epsilon) of each row. Throws ShapeError. */
export function layerNormalisationForward(
  inputs: Float32Array,
  scales: Float32Array,
  shifts: Float32Array,
  { rowCount, size }: RowShape,
  epsilon = 1e-5,
): { outputs: Float32Array; normalised: Float32Array; deviations: Float32Array } {
  expectShape('layerNormalisationForward', 'inputs', inputs, rowCount, size);
  expectShape('layerNormalisationForward', 'scales', scales, size);
  expectShape('layerNormalisationForward', 'shifts', shifts, size);
  const outputs = zerosLike(inputs, inputs.length);
  const normalised = zerosLike(inputs, inputs.length);
  const deviations = zerosLike(inputs, rowCount);
  for (let row = 0; row < rowCount; row++) {
    const first = row * size;
    let mean = 0;
    for (let j = 0; j < size; j++) mean += inputs[first + j] / size;
    let variance = 0;
    for (let j = 0; j < size; j++) variance += (inputs[first + j] - mean) ** 2 / size;
    deviations[row] = Math.sqrt(variance + epsilon);
    for (let j = 0; j < size; j++) {
      normalised[first + j] = (inputs[first + j] - mean) / deviations[row];
      outputs[first + j] = scales[j] * normalised[first + j] + shifts[j];
    }
  }
  return { outputs, normalised, deviations };
}

/** All gradients: dScales[j] = Σ dOutputs[j] · normalised[j] and dShifts[j] = Σ dOutputs[j] over the rows. Throws ShapeError. */
export function layerNormalisationBackward(
  dOutputs: Float32Array,
  { normalised, deviations }: { normalised: Float32Array; deviations: Float32Array },
  scales: Float32Array,
  { rowCount, size }: RowShape,
): { dInputs: Float32Array; dScales: Float32Array; dShifts: Float32Array } {
  expectShape('layerNormalisationBackward', 'dOutputs', dOutputs, rowCount, size);
  expectShape('layerNormalisationBackward', 'normalised', normalised, rowCount, size);
  expectShape('layerNormalisationBackward', 'scales', scales, size);
  const dInputs = zerosLike(dOutputs, dOutputs.length);
  const dScales = zerosLike(dOutputs, size);
  const dShifts = zerosLike(dOutputs, size);
  for (let row = 0; row < rowCount; row++) {
    const first = row * size;
    let mean = 0;
    let meanOfProducts = 0;
    for (let j = 0; j < size; j++) {
      const k = first + j;
      dScales[j] += dOutputs[k] * normalised[k];
      dShifts[j] += dOutputs[k];
      mean += (dOutputs[k] * scales[j]) / size;
      meanOfProducts += (dOutputs[k] * scales[j] * normalised[k]) / size;
    }
    for (let j = 0; j < size; j++) {
      const k = first + j;
      dInputs[k] =
        (dOutputs[k] * scales[j] - mean - normalised[k] * meanOfProducts) / deviations[row];
    }
  }
  return { dInputs, dScales, dShifts };
}

export type LayerNormalisationLayer = {
  kind: 'layerNormalisation';
  name: string;
  /** [size], or [steps, size]: every step of a sequence is a row of its own. */
  inputShape: Shape;
  /** 1e-5 where nothing is said. */
  epsilon?: number;
  scales: Float32Array;
  shifts: Float32Array;
};

const rowsOf = ({ inputShape }: LayerNormalisationLayer, batchSize: number): RowShape => ({
  rowCount: inputShape.length === 2 ? batchSize * inputShape[0] : batchSize,
  size: inputShape.at(-1)!,
});

export const layerNormalisation: LayerKind<
  LayerNormalisationLayer,
  { normalised: Float32Array; deviations: Float32Array }
> = {
  create(description, inputShape, { place }) {
    expectEpsilon(place, description.epsilon);
    if (inputShape.length > 2) {
      throw new ShapeError(
        `${place}: expects a row (size) or a sequence (steps, size), found a picture of ${inputShape.join(' × ')}`,
      );
    }
    const size = inputShape.at(-1)!;
    const [scales, shifts] = [new Float32Array(size).fill(1), new Float32Array(size)];
    return { ...description, name: place, inputShape, scales, shifts };
  },
  outputShape: ({ inputShape }) => inputShape,
  parameterShapes: ({ inputShape }) => ({
    scales: inputShape.slice(-1),
    shifts: inputShape.slice(-1),
  }),
  multiplyAdds: () => ({ all: 0, ofInputs: 0 }),
  forward(layer, inputs, { batchSize }) {
    const { scales, shifts, epsilon } = layer;
    const { outputs, ...kept } = layerNormalisationForward(
      inputs,
      scales,
      shifts,
      rowsOf(layer, batchSize),
      epsilon,
    );
    return { outputs, kept };
  },
  backward(layer, dOutputs, { batchSize, kept }) {
    const { dInputs, ...gradients } = layerNormalisationBackward(
      dOutputs,
      kept,
      layer.scales,
      rowsOf(layer, batchSize),
    );
    return { dInputs, gradients };
  },
};
