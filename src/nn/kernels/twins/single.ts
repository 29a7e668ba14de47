// One image by itself, in plain loops: out of a strip and into one, and through a convolution.

import { placeInStrips, stripWidth } from '../column-strips.ts';
import type { LayerKernels } from '../layer-kernels.ts';
import { visitProducts } from './pictures.ts';

export const takeFirst: LayerKernels['takeFirst'] = (strip, steps, size, rowLength, rows) => {
  for (let t = 0; t < steps; t++) {
    for (let j = 0; j < size; j++) rows[t * rowLength + j] = strip[(t * size + j) * stripWidth];
  }
};

export const giveFirst: LayerKernels['giveFirst'] = (rows, steps, size, rowLength, strip) => {
  for (let t = 0; t < steps; t++) {
    for (let j = 0; j < size; j++) strip[(t * size + j) * stripWidth] = rows[t * rowLength + j];
  }
};

export const convolveOne: LayerKernels['convolveOne'] = (
  picture,
  weights,
  biases,
  shape,
  strip,
) => {
  const [channels, , , outputs, kernelSize, , , , rows, columns] = shape;
  const places = rows * columns;
  for (let o = 0; o < outputs; o++) {
    for (let place = 0; place < places; place++)
      strip[(o * places + place) * stripWidth] = biases[o];
  }
  visitProducts(shape, 0, (input, row, o, output) => {
    const weight = weights[placeInStrips(row, o, channels * kernelSize ** 2)];
    strip[output] += picture[input / stripWidth] * weight;
  });
};
