// A convolution: one small set of weights, the filter, slides over the picture and meets the same pattern at every place.
//
// outputs[o, y, x] = biases[o] + Σ_c Σ_i Σ_j inputs[c, y·stride + i − top, x·stride + j − left] · weights[o, c, i, j]
//
// inputs (batchSize, inputChannels, height, width) · weights (outputChannels, inputChannels, kernelSize, kernelSize)
// biases (outputChannels) · outputs (batchSize, outputChannels, outputHeight, outputWidth)
//
// padding 'valid': the filter stays on the picture, and the outputs are smaller. 'same': zeros stand around the
// picture, and with stride 1 the outputs are as large as it is.

import { zerosLike } from '../floats.ts';
import { expectShape, ShapeError } from '../shape-error.ts';
import { expectSignal, expectSizes, type LayerKind, type Shape } from './layer-kind.ts';

const paddings = ['valid', 'same'] as const;
export type Padding = (typeof paddings)[number];

export type ConvolutionShape = {
  batchSize: number;
  inputChannels: number;
  height: number;
  width: number;
  outputChannels: number;
  kernelSize: number;
  stride: number;
  padding: Padding;
};

/** The outputs' height and width, and the rows and columns of zeros above and left of the picture. */
export function convolutionPlaces({
  height,
  width,
  kernelSize,
  stride,
  padding,
}: Pick<ConvolutionShape, 'height' | 'width' | 'kernelSize' | 'stride' | 'padding'>) {
  if (padding === 'valid') {
    const places = (length: number) => Math.floor((length - kernelSize) / stride) + 1;
    return { outputHeight: places(height), outputWidth: places(width), top: 0, left: 0 };
  }
  const places = (length: number) => Math.ceil(length / stride);
  // Where the zeros are odd in number, the larger half stands below and right.
  const before = (length: number) =>
    Math.floor(Math.max(0, (places(length) - 1) * stride + kernelSize - length) / 2);
  return {
    outputHeight: places(height),
    outputWidth: places(width),
    top: before(height),
    left: before(width),
  };
}

/**
 * Every product of the convolution, a row of the filter at a time: for k below `length`,
 * inputs[input + k] meets weights[weight + k] and counts towards outputs[output].
 */
function visitRows(
  shape: ConvolutionShape,
  visit: (output: number, input: number, weight: number, length: number) => void,
): void {
  const { batchSize, inputChannels, height, width, outputChannels, kernelSize, stride } = shape;
  const { outputHeight, outputWidth, top, left } = convolutionPlaces(shape);
  let output = 0;
  for (let image = 0; image < batchSize; image++) {
    for (let o = 0; o < outputChannels; o++) {
      for (let y = 0; y < outputHeight; y++) {
        for (let x = 0; x < outputWidth; x++, output++) {
          // The part of the filter that lies on the picture; what lies beside it meets zeros.
          const firstColumn = x * stride - left;
          const from = Math.max(0, -firstColumn);
          const length = Math.min(kernelSize, width - firstColumn) - from;
          for (let c = 0; c < inputChannels; c++) {
            for (let i = 0; i < kernelSize; i++) {
              const row = y * stride + i - top;
              if (row < 0 || row >= height) continue;
              const input = ((image * inputChannels + c) * height + row) * width + firstColumn;
              const weight = ((o * inputChannels + c) * kernelSize + i) * kernelSize;
              visit(output, input + from, weight + from, length);
            }
          }
        }
      }
    }
  }
}

const outputSizes = (shape: ConvolutionShape) => {
  const { outputHeight, outputWidth } = convolutionPlaces(shape);
  return [shape.batchSize, shape.outputChannels, outputHeight, outputWidth];
};
const inputSizes = ({ batchSize, inputChannels, height, width }: ConvolutionShape) => [
  batchSize,
  inputChannels,
  height,
  width,
];
const weightSizes = ({ outputChannels, inputChannels, kernelSize }: ConvolutionShape) => [
  outputChannels,
  inputChannels,
  kernelSize,
  kernelSize,
];

/** The outputs of a batch. Throws ShapeError. */
export function convolutionForward(
  inputs: Float32Array,
  weights: Float32Array,
  biases: Float32Array,
  shape: ConvolutionShape,
): Float32Array {
  expectShape('convolutionForward', 'inputs', inputs, ...inputSizes(shape));
  expectShape('convolutionForward', 'weights', weights, ...weightSizes(shape));
  expectShape('convolutionForward', 'biases', biases, shape.outputChannels);
  const { outputHeight, outputWidth } = convolutionPlaces(shape);
  const places = outputHeight * outputWidth;
  const outputs = zerosLike(inputs, shape.batchSize * shape.outputChannels * places);
  for (let k = 0; k < outputs.length; k++) {
    outputs[k] = biases[Math.floor(k / places) % shape.outputChannels];
  }
  visitRows(shape, (output, input, weight, length) => {
    let sum = 0;
    for (let k = 0; k < length; k++) sum += inputs[input + k] * weights[weight + k];
    outputs[output] += sum;
  });
  return outputs;
}

/**
 * The gradients of the filters, summed over the batch and all places:
 * dWeights[w] = Σ inputs · dOutputs over the products that w has a part in, dBiases[o] = Σ dOutputs[o]. Throws ShapeError.
 */
export function convolutionBackwardParameters(
  dOutputs: Float32Array,
  inputs: Float32Array,
  shape: ConvolutionShape,
): { dWeights: Float32Array; dBiases: Float32Array } {
  expectShape('convolutionBackward', 'dOutputs', dOutputs, ...outputSizes(shape));
  expectShape('convolutionBackward', 'inputs', inputs, ...inputSizes(shape));
  const { outputHeight, outputWidth } = convolutionPlaces(shape);
  const dBiases = zerosLike(inputs, shape.outputChannels);
  dOutputs.forEach((dOutput, k) => {
    dBiases[Math.floor(k / (outputHeight * outputWidth)) % shape.outputChannels] += dOutput;
  });
  const dWeights = zerosLike(
    inputs,
    shape.outputChannels * shape.inputChannels * shape.kernelSize ** 2,
  );
  visitRows(shape, (output, input, weight, length) => {
    const dOutput = dOutputs[output];
    for (let k = 0; k < length; k++) dWeights[weight + k] += inputs[input + k] * dOutput;
  });
  return { dWeights, dBiases };
}

/** The gradient of the inputs: every output hands its gradient back through the weights that made it. Throws ShapeError. */
export function convolutionBackwardInputs(
  dOutputs: Float32Array,
  weights: Float32Array,
  shape: ConvolutionShape,
): Float32Array {
  expectShape('convolutionBackward', 'dOutputs', dOutputs, ...outputSizes(shape));
  expectShape('convolutionBackward', 'weights', weights, ...weightSizes(shape));
  const { batchSize, inputChannels, height, width } = shape;
  const dInputs = zerosLike(weights, batchSize * inputChannels * height * width);
  visitRows(shape, (output, input, weight, length) => {
    const dOutput = dOutputs[output];
    for (let k = 0; k < length; k++) dInputs[input + k] += weights[weight + k] * dOutput;
  });
  return dInputs;
}

export type ConvolutionLayer = {
  kind: 'convolution';
  name: string;
  /** [channels, height, width] */
  inputShape: Shape;
  outputChannels: number;
  kernelSize: number;
  /** 1 where nothing is said. */
  stride?: number;
  /** 'valid' where nothing is said. */
  padding?: Padding;
  weights: Float32Array;
  biases: Float32Array;
};

function shapeOf(layer: Omit<ConvolutionLayer, 'name' | 'weights' | 'biases'>, batchSize: number) {
  const { outputChannels, kernelSize, stride = 1, padding = 'valid' } = layer;
  const [inputChannels, height, width] = layer.inputShape;
  return { batchSize, inputChannels, height, width, outputChannels, kernelSize, stride, padding };
}

export const convolution: LayerKind<ConvolutionLayer, undefined> = {
  create(description, inputShape, { place, initialiser, random }) {
    const { outputChannels, kernelSize, stride = 1, padding = 'valid' } = description;
    expectSignal(place, 'a picture (channels, height, width)', inputShape);
    expectSizes(place, { outputChannels, kernelSize, stride });
    if (!paddings.includes(padding)) {
      throw new ShapeError(`${place}: padding should be valid or same, found ${String(padding)}`);
    }
    const [inputChannels, height, width] = inputShape;
    if (padding === 'valid' && kernelSize > Math.min(height, width)) {
      throw new ShapeError(
        `${place}: kernelSize should be at most ${Math.min(height, width)} on a picture of ${height} × ${width}, found ${kernelSize}`,
      );
    }
    return {
      ...description,
      name: place,
      inputShape,
      weights: initialiser(inputChannels * kernelSize ** 2, outputChannels, random),
      biases: new Float32Array(outputChannels),
    };
  },
  outputShape: (layer) => outputSizes(shapeOf(layer, 1)).slice(1),
  parameterShapes: (layer) => ({
    weights: weightSizes(shapeOf(layer, 1)),
    biases: [layer.outputChannels],
  }),
  multiplyAdds(layer) {
    const [, ...outputs] = outputSizes(shapeOf(layer, 1));
    // As books count: the zeros around a picture count as its pixels do.
    const all = outputs.reduce(
      (product, size) => product * size,
      layer.inputShape[0] * layer.kernelSize ** 2,
    );
    return { all, ofInputs: all };
  },
  forward: (layer, inputs, { batchSize }) => ({
    outputs: convolutionForward(inputs, layer.weights, layer.biases, shapeOf(layer, batchSize)),
    kept: undefined,
  }),
  backward(layer, dOutputs, { batchSize, inputs, wantsInputs }) {
    const shape = shapeOf(layer, batchSize);
    const gradients = convolutionBackwardParameters(dOutputs, inputs, shape);
    if (!wantsInputs) return { gradients };
    return { gradients, dInputs: convolutionBackwardInputs(dOutputs, layer.weights, shape) };
  },
};
