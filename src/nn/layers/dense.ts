// A dense layer: every output is a weighted sum of all inputs, plus a bias.
//
// outputs[j] = biases[j] + Σᵢ inputs[i] · weights[i, j]
//
// inputs (batchSize, inputSize) · weights (inputSize, outputSize) · biases (outputSize) · outputs (batchSize, outputSize)
// Each d… array has the shape of the array it is the gradient of.

import { zerosLike } from '../floats.ts';
import { expectShape } from '../shape-error.ts';
import { countNumbers, expectSizes, type LayerKind } from './layer-kind.ts';

export type DenseLayer = {
  kind: 'dense';
  name: string;
  /** Steps of a sequence, each of which goes through the layer by itself; 1 where nothing is said. */
  places?: number;
  inputSize: number;
  outputSize: number;
  weights: Float32Array;
  biases: Float32Array;
};

export type DenseShape = { batchSize: number; inputSize: number; outputSize: number };

/** The outputs of a batch. Throws ShapeError. */
export function denseForward(
  inputs: Float32Array,
  weights: Float32Array,
  biases: Float32Array,
  { batchSize, inputSize, outputSize }: DenseShape,
): Float32Array {
  expectShape('denseForward', 'inputs', inputs, batchSize, inputSize);
  expectShape('denseForward', 'weights', weights, inputSize, outputSize);
  expectShape('denseForward', 'biases', biases, outputSize);
  const outputs = zerosLike(inputs, batchSize * outputSize);
  for (let image = 0; image < batchSize; image++) {
    const row = image * outputSize;
    for (let j = 0; j < outputSize; j++) outputs[row + j] = biases[j];
    for (let i = 0; i < inputSize; i++) {
      const input = inputs[image * inputSize + i];
      if (input === 0) continue; // adds nothing, and four pixels in five are 0
      for (let j = 0; j < outputSize; j++) outputs[row + j] += input * weights[i * outputSize + j];
    }
  }
  return outputs;
}

/**
 * The gradients of the layer's parameters, summed over the batch:
 * dWeights[i, j] = Σ inputs[i] · dOutputs[j]
 * and dBiases[j] = Σ dOutputs[j]. Throws ShapeError.
 */
export function denseBackwardParameters(
  dOutputs: Float32Array,
  inputs: Float32Array,
  { batchSize, inputSize, outputSize }: DenseShape,
): { dWeights: Float32Array; dBiases: Float32Array } {
  expectShape('denseBackward', 'dOutputs', dOutputs, batchSize, outputSize);
  expectShape('denseBackward', 'inputs', inputs, batchSize, inputSize);
  const dWeights = zerosLike(inputs, inputSize * outputSize);
  const dBiases = zerosLike(inputs, outputSize);
  for (let image = 0; image < batchSize; image++) {
    const row = image * outputSize;
    for (let j = 0; j < outputSize; j++) dBiases[j] += dOutputs[row + j];
    for (let i = 0; i < inputSize; i++) {
      const input = inputs[image * inputSize + i];
      // A weight that carried nothing has no share in the loss.
      if (input === 0) continue;
      for (let j = 0; j < outputSize; j++)
        dWeights[i * outputSize + j] += input * dOutputs[row + j];
    }
  }
  return { dWeights, dBiases };
}

/** The gradient of the layer's inputs: dInputs[i] = Σⱼ weights[i, j] · dOutputs[j]. Throws ShapeError. */
export function denseBackwardInputs(
  dOutputs: Float32Array,
  weights: Float32Array,
  { batchSize, inputSize, outputSize }: DenseShape,
): Float32Array {
  expectShape('denseBackward', 'dOutputs', dOutputs, batchSize, outputSize);
  expectShape('denseBackward', 'weights', weights, inputSize, outputSize);
  const dInputs = zerosLike(weights, batchSize * inputSize);
  for (let image = 0; image < batchSize; image++) {
    for (let i = 0; i < inputSize; i++) {
      let sum = 0;
      for (let j = 0; j < outputSize; j++) {
        sum += weights[i * outputSize + j] * dOutputs[image * outputSize + j];
      }
      dInputs[image * inputSize + i] = sum;
    }
  }
  return dInputs;
}

/** All three gradients of a dense layer. Throws ShapeError. */
export function denseBackward(
  dOutputs: Float32Array,
  inputs: Float32Array,
  weights: Float32Array,
  shape: DenseShape,
): { dInputs: Float32Array; dWeights: Float32Array; dBiases: Float32Array } {
  const dInputs = denseBackwardInputs(dOutputs, weights, shape);
  return { dInputs, ...denseBackwardParameters(dOutputs, inputs, shape) };
}

const rowsOf = ({ places = 1, inputSize, outputSize }: DenseLayer, batchSize: number) => ({
  batchSize: batchSize * places,
  inputSize,
  outputSize,
});

// By themselves, for pages that only predict, or only have networks that are dense throughout.
export const denseLayerForward: DenseKind['forward'] = (layer, inputs, { batchSize }) => ({
  outputs: denseForward(inputs, layer.weights, layer.biases, rowsOf(layer, batchSize)),
  kept: undefined,
});

export const denseLayerBackward: DenseKind['backward'] = (layer, dOutputs, pass) => {
  const shape = rowsOf(layer, pass.batchSize);
  const gradients = denseBackwardParameters(dOutputs, pass.inputs, shape);
  if (!pass.wantsInputs) return { gradients };
  return { gradients, dInputs: denseBackwardInputs(dOutputs, layer.weights, shape) };
};

type DenseKind = LayerKind<DenseLayer, undefined>;

export const dense: DenseKind = {
  create({ kind, outputSize }, inputShape, { place, initialiser, random }) {
    expectSizes(place, { outputSize });
    const isSequence = inputShape.length === 2;
    const inputSize = isSequence ? inputShape[1] : countNumbers(inputShape);
    const weights = initialiser(inputSize, outputSize, random);
    const biases = new Float32Array(outputSize);
    const layer = { kind, name: place, inputSize, outputSize, weights, biases };
    return isSequence ? { ...layer, places: inputShape[0] } : layer;
  },
  outputShape: ({ places, outputSize }) => (places ? [places, outputSize] : [outputSize]),
  parameterShapes: ({ inputSize, outputSize }) => ({
    weights: [inputSize, outputSize],
    biases: [outputSize],
  }),
  multiplyAdds({ places = 1, inputSize, outputSize }) {
    const all = places * inputSize * outputSize;
    return { all, ofInputs: all };
  },
  forward: denseLayerForward,
  backward: denseLayerBackward,
};
