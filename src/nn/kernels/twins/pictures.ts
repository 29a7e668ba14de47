// The kernels of pictures in plain loops: convolutions and max-pooling, sixteen images to a strip.

import type { LayerKernels } from '../layer-kernels.ts';
import { placeInStrips, stripWidth } from '../column-strips.ts';

export const turnPixels: LayerKernels['turnPixels'] = (
  pixels,
  inputSize,
  target,
  firstStrip,
  endStrip,
) => {
  for (let image = firstStrip * stripWidth; image < endStrip * stripWidth; image++) {
    for (let pixel = 0; pixel < inputSize; pixel++) {
      target[placeInStrips(pixel, image, inputSize)] = pixels[image * inputSize + pixel] / 255;
    }
  }
};

/** Calls `visit` for each weight and each output that it has a part in: where the product's two numbers and its output stand. */
export function visitProducts(
  shape: Int32Array,
  image: number,
  visit: (input: number, weightRow: number, o: number, output: number) => void,
): void {
  const [channels, height, width, outputs, kernelSize, stride, top, left, rows, columns] = shape;
  for (let o = 0; o < outputs; o++) {
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        const output = placeInStrips((o * rows + y) * columns + x, image, outputs * rows * columns);
        for (let c = 0; c < channels; c++) {
          for (let i = 0; i < kernelSize; i++) {
            const row = y * stride + i - top;
            if (row < 0 || row >= height) continue;
            for (let j = 0; j < kernelSize; j++) {
              const column = x * stride + j - left;
              if (column < 0 || column >= width) continue;
              const place = (c * height + row) * width + column;
              const input = placeInStrips(place, image, channels * height * width);
              visit(input, (c * kernelSize + i) * kernelSize + j, o, output);
            }
          }
        }
      }
    }
  }
}

const weightCount = ([channels, , , , kernelSize]: Int32Array): number =>
  channels * kernelSize ** 2;

export const convolve: LayerKernels['convolve'] = (
  inputs,
  weights,
  biases,
  shape,
  poolSize,
  target,
  firstStrip,
  endStrip,
) => {
  const weightRows = weightCount(shape);
  const [, , , outputs, , , , , rows, columns] = shape;
  const places = outputs * rows * columns;
  const answers = poolSize === 1 ? target : new Float32Array(endStrip * places * stripWidth);
  for (let image = firstStrip * stripWidth; image < endStrip * stripWidth; image++) {
    for (let place = 0; place < places; place++) {
      answers[placeInStrips(place, image, places)] = biases[Math.floor(place / (rows * columns))];
    }
    visitProducts(shape, image, (input, row, o, output) => {
      answers[output] += inputs[input] * weights[placeInStrips(row, o, weightRows)];
    });
  }
  if (poolSize === 1) return;
  maxPool(answers, outputs, rows, columns, poolSize, target, firstStrip, endStrip);
};

export const addFilterGradients: LayerKernels['addFilterGradients'] = (
  inputs,
  dOutputs,
  shape,
  target,
  firstStrip,
  endStrip,
) => {
  const weightRows = weightCount(shape);
  // Thousands of products: their sum is rounded once.
  const sums = new Float64Array(target.length);
  for (let image = firstStrip * stripWidth; image < endStrip * stripWidth; image++) {
    visitProducts(shape, image, (input, row, o, output) => {
      sums[placeInStrips(row, o, weightRows)] += inputs[input] * dOutputs[output];
    });
  }
  sums.forEach((sum, k) => (target[k] += sum));
};

export const turnFilters: LayerKernels['turnFilters'] = (weights, shape, turned) => {
  const [channels, , , outputs, kernelSize] = shape;
  const filterSize = kernelSize ** 2;
  for (let o = 0; o < outputs; o++) {
    for (let c = 0; c < channels; c++) {
      for (let k = 0; k < filterSize; k++) {
        // Read backwards, a filter stands upside down and back to front.
        const from = placeInStrips((c + 1) * filterSize - 1 - k, o, channels * filterSize);
        turned[placeInStrips(o * filterSize + k, c, outputs * filterSize)] = weights[from];
      }
    }
  }
};

/** Calls `visit` for each number of some strips' maps: which map it belongs to, and where it stands. */
function visitMaps(
  [maps, places]: readonly number[],
  firstStrip: number,
  endStrip: number,
  visit: (map: number, place: number) => void,
): void {
  const mapSize = places * stripWidth;
  for (let index = firstStrip * maps; index < endStrip * maps; index++) {
    for (let k = index * mapSize; k < (index + 1) * mapSize; k++) visit(index % maps, k);
  }
}

/** Thousands of numbers: the sum of a map is rounded once. */
function addOverMaps(
  sums: Float32Array,
  shape: readonly number[],
  firstStrip: number,
  endStrip: number,
  numberAt: (place: number) => number,
): void {
  const totals = new Float64Array(shape[0]);
  visitMaps(shape, firstStrip, endStrip, (map, k) => (totals[map] += numberAt(k)));
  totals.forEach((total, map) => (sums[map] += total));
}

export const addMapSums: LayerKernels['addMapSums'] = (
  matrix,
  maps,
  places,
  sums,
  firstStrip,
  endStrip,
) => addOverMaps(sums, [maps, places], firstStrip, endStrip, (k) => matrix[k]);

export const addMapProducts: LayerKernels['addMapProducts'] = (
  one,
  other,
  maps,
  places,
  sums,
  firstStrip,
  endStrip,
) => addOverMaps(sums, [maps, places], firstStrip, endStrip, (k) => one[k] * other[k]);

export const moveMaps: LayerKernels['moveMaps'] = (
  inputs,
  factors,
  addends,
  maps,
  places,
  adds,
  outputs,
  firstStrip,
  endStrip,
) =>
  visitMaps([maps, places], firstStrip, endStrip, (map, k) => {
    outputs[k] = factors[map] * inputs[k] + addends[map] + (adds ? outputs[k] : 0);
  });

/** Calls `visit` for each window, with the places of its numbers in `inputs` and of its output. */
function visitWindows(
  [maps, height, width, size]: readonly number[],
  firstStrip: number,
  endStrip: number,
  visit: (window: number[], output: number) => void,
): void {
  const [rows, columns] = [Math.floor(height / size), Math.floor(width / size)];
  for (let map = firstStrip * maps; map < endStrip * maps; map++) {
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        for (let image = 0; image < stripWidth; image++) {
          const window = Array.from({ length: size * size }, (_, k) => {
            const row = map * height + y * size + Math.floor(k / size);
            return (row * width + x * size + (k % size)) * stripWidth + image;
          });
          visit(window, ((map * rows + y) * columns + x) * stripWidth + image);
        }
      }
    }
  }
}

export const maxPool: LayerKernels['maxPool'] = (
  inputs,
  maps,
  height,
  width,
  size,
  outputs,
  firstStrip,
  endStrip,
) => {
  visitWindows([maps, height, width, size], firstStrip, endStrip, (window, output) => {
    outputs[output] = Math.max(...window.map((place) => inputs[place]));
  });
};

export const maxPoolBackward: LayerKernels['maxPoolBackward'] = (
  inputs,
  maps,
  height,
  width,
  size,
  dOutputs,
  dInputs,
  firstStrip,
  endStrip,
) => {
  const mapSize = maps * height * width * stripWidth;
  const kept = inputs.slice(firstStrip * mapSize, endStrip * mapSize);
  dInputs.fill(0, firstStrip * mapSize, endStrip * mapSize);
  visitWindows([maps, height, width, size], firstStrip, endStrip, (window, output) => {
    const numbers = window.map((place) => kept[place - firstStrip * mapSize]);
    dInputs[window[numbers.indexOf(Math.max(...numbers))]] = dOutputs[output];
  });
};
