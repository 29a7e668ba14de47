// Each image as a list of its pixels that are not 0; and the same entries by pixel.

import type { Kernels } from '../kernels.ts';

const rowBytes = 64;

export const listPixels: Kernels['listPixels'] = (pixels, inputSize, lists, first, end) => {
  const { rows, values, counts, capacity } = lists;
  for (let image = first; image < end; image++) {
    let count = 0;
    for (let pixel = 0; pixel < inputSize; pixel++) {
      const byte = pixels[image * inputSize + pixel];
      if (byte === 0) continue;
      rows[image * capacity + count] = pixel * rowBytes;
      values[image * capacity + count] = byte / 255;
      count++;
    }
    counts[image] = fillUp(rows, values, image * capacity, count);
  }
};

export const turnLists: Kernels['turnLists'] = (lists, firstImage, endImage, turned, inputSize) => {
  turned.counts.fill(0, 0, inputSize);
  for (let image = firstImage; image < endImage; image++) {
    for (let k = 0; k < lists.counts[image]; k++) {
      const value = lists.values[image * lists.capacity + k];
      if (value === 0) break; // the filling
      const pixel = lists.rows[image * lists.capacity + k] / rowBytes;
      const place = pixel * turned.capacity + turned.counts[pixel];
      turned.rows[place] = image * rowBytes;
      turned.values[place] = value;
      turned.counts[pixel]++;
    }
  }
  for (let pixel = 0; pixel < inputSize; pixel++) {
    turned.counts[pixel] = fillUp(
      turned.rows,
      turned.values,
      pixel * turned.capacity,
      turned.counts[pixel],
    );
  }
};

function fillUp(rows: Uint32Array, values: Float32Array, start: number, count: number): number {
  let filled = count;
  while (filled % 4 !== 0) {
    rows[start + filled] = 0;
    values[start + filled] = 0;
    filled++;
  }
  return filled;
}
