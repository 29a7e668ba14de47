// Each image as a list of its pixels that are not 0; and the same entries by pixel.

import type { Kernels, Lists } from '../kernels.ts';

const rowBytes = 64;

export const listPixels: Kernels['listPixels'] = (pixels, inputSize, lists, first, end) => {
  const { counts, capacity } = lists;
  for (let image = first; image < end; image++) {
    let count = 0;
    for (let pixel = 0; pixel < inputSize; pixel++) {
      const byte = pixels[image * inputSize + pixel];
      if (byte === 0) continue;
      writeEntry(lists, image * capacity + count, pixel * rowBytes, byte / 255);
      count++;
    }
    counts[image] = fillUp(lists, image * capacity, count);
  }
};

export const turnLists: Kernels['turnLists'] = (lists, firstImage, endImage, turned, inputSize) => {
  turned.counts.fill(0, 0, inputSize);
  for (let image = firstImage; image < endImage; image++) {
    for (let k = 0; k < lists.counts[image]; k++) {
      const entry = 2 * (image * lists.capacity + k);
      const value = lists.values[entry + 1];
      if (value === 0) break; // the filling
      const pixel = lists.rows[entry] / rowBytes;
      writeEntry(turned, pixel * turned.capacity + turned.counts[pixel], image * rowBytes, value);
      turned.counts[pixel]++;
    }
  }
  for (let pixel = 0; pixel < inputSize; pixel++) {
    turned.counts[pixel] = fillUp(turned, pixel * turned.capacity, turned.counts[pixel]);
  }
};

function writeEntry({ rows, values }: Lists, place: number, row: number, value: number): void {
  rows[2 * place] = row;
  values[2 * place + 1] = value;
}

function fillUp(lists: Lists, start: number, count: number): number {
  let filled = count;
  while (filled % 4 !== 0) {
    writeEntry(lists, start + filled, 0, 0);
    filled++;
  }
  return filled;
}
