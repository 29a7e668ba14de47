// Each image as a list of its pixels that are not 0; and the same entries by pixel.

import type { Kernels, Pairs } from '../kernels.ts';

const rowBytes = 64;

export const listPixels: Kernels['listPixels'] = (
  pixels,
  inputSize,
  entries,
  counts,
  capacity,
  firstImage,
  endImage,
) => {
  for (let image = firstImage; image < endImage; image++) {
    let count = 0;
    for (let pixel = 0; pixel < inputSize; pixel++) {
      const byte = pixels[image * inputSize + pixel];
      if (byte === 0) continue;
      writeEntry(entries, image * capacity + count, pixel * rowBytes, byte / 255);
      count++;
    }
    counts[image] = fillUp(entries, image * capacity, count);
  }
};

export const turnLists: Kernels['turnLists'] = (
  entries,
  counts,
  capacity,
  firstImage,
  endImage,
  turned,
  turnedCounts,
  turnedCapacity,
  inputSize,
) => {
  turnedCounts.fill(0, 0, inputSize);
  for (let image = firstImage; image < endImage; image++) {
    for (let k = 0; k < counts[image]; k++) {
      const entry = 2 * (image * capacity + k);
      const value = entries.values[entry + 1];
      if (value === 0) break; // the filling
      const pixel = entries.rows[entry] / rowBytes;
      writeEntry(turned, pixel * turnedCapacity + turnedCounts[pixel], image * rowBytes, value);
      turnedCounts[pixel]++;
    }
  }
  for (let pixel = 0; pixel < inputSize; pixel++) {
    turnedCounts[pixel] = fillUp(turned, pixel * turnedCapacity, turnedCounts[pixel]);
  }
};

function writeEntry({ rows, values }: Pairs, place: number, row: number, value: number): void {
  rows[2 * place] = row;
  values[2 * place + 1] = value;
}

function fillUp(entries: Pairs, start: number, count: number): number {
  let filled = count;
  while (filled % 4 !== 0) {
    writeEntry(entries, start + filled, 0, 0);
    filled++;
  }
  return filled;
}
