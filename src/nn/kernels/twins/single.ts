// One image by itself, in plain loops.

import { placeInStrips, stripWidth } from '../column-strips.ts';
import type { LayerKernels } from '../layer-kernels.ts';
import { visitProducts } from './pictures.ts';

export const scalePixels: LayerKernels['scalePixels'] = (pixels, size, target) => {
  for (let k = 0; k < size; k++) target[k] = pixels[k] / 255;
};

export const gatherOne: LayerKernels['gatherOne'] = (source, places, target, count) => {
  for (let k = 0; k < count; k++) target[k] = source[places[k]];
};

export const takeFirst: LayerKernels['takeFirst'] = (strip, size, row) => {
  for (let k = 0; k < size; k++) row[k] = strip[k * stripWidth];
};

export const giveFirst: LayerKernels['giveFirst'] = (row, size, strip) => {
  for (let k = 0; k < size; k++) strip[k * stripWidth] = row[k];
};

export const multiplyRows: LayerKernels['multiplyRows'] = (
  inputs,
  steps,
  weights,
  biases,
  inputSize,
  outputSize,
  outputs,
) => {
  for (let t = 0; t < steps; t++) {
    for (let o = 0; o < outputSize; o++) {
      let sum = biases[o];
      for (let i = 0; i < inputSize; i++) {
        sum += inputs[t * inputSize + i] * weights[placeInStrips(i, o, inputSize)];
      }
      outputs[t * outputSize + o] = sum;
    }
  }
};

export const convolveOne: LayerKernels['convolveOne'] = (
  picture,
  weights,
  biases,
  shape,
  poolSize,
  _room,
  target,
) => {
  const [channels, , , outputs, kernelSize, , , , height, width] = shape;
  const sums = new Float64Array(outputs * height * width);
  for (let o = 0; o < outputs; o++) {
    sums.fill(biases[o], o * height * width, (o + 1) * height * width);
  }
  visitProducts(shape, 0, (input, row, o, output) => {
    const weight = weights[placeInStrips(row, o, channels * kernelSize ** 2)];
    sums[output / stripWidth] += picture[input / stripWidth] * weight;
  });
  const [rows, columns] = [height, width].map((size) => Math.floor(size / poolSize));
  target.fill(-Infinity, 0, outputs * rows * columns);
  for (let o = 0; o < outputs; o++) {
    for (let y = 0; y < rows * poolSize; y++) {
      for (let x = 0; x < columns * poolSize; x++) {
        const window = (o * rows + Math.floor(y / poolSize)) * columns + Math.floor(x / poolSize);
        target[window] = Math.max(target[window], sums[(o * height + y) * width + x]);
      }
    }
  }
};
