// The three matrix products in plain loops: what they add to the target is all that the fast ones may add.

import type { Kernels } from '../kernels.ts';
import { placeInStrips, stripWidth } from '../column-strips.ts';

/** The sums of one row of a strip; kept, so that no call allocates. */
const sums = new Float32Array(stripWidth);

export const addSparseProduct: Kernels['addSparseProduct'] = (
  { rows, values },
  counts,
  capacity,
  matrix,
  matrixRows,
  target,
  targetRows,
  scale,
  firstRow,
  endRow,
  firstStrip,
  endStrip,
) => {
  for (let strip = firstStrip; strip < endStrip; strip++) {
    for (let row = firstRow; row < endRow; row++) {
      sums.fill(0);
      for (let k = 0; k < counts[row]; k++) {
        const entry = 2 * (row * capacity + k);
        const value = values[entry + 1];
        // 64 bytes are 16 floats: a row of a strip.
        const from = strip * matrixRows * stripWidth + rows[entry] / 4;
        for (let j = 0; j < stripWidth; j++) sums[j] += value * matrix[from + j];
      }
      const to = (strip * targetRows + row) * stripWidth;
      for (let j = 0; j < stripWidth; j++) target[to + j] += scale * sums[j];
    }
  }
};

export const addProduct: Kernels['addProduct'] = (
  left,
  leftRows,
  right,
  inner,
  target,
  targetRows,
  scale,
  firstRow,
  endRow,
  firstStrip,
  endStrip,
) => {
  for (let strip = firstStrip; strip < endStrip; strip++) {
    for (let row = firstRow; row < endRow; row++) {
      sums.fill(0);
      for (let k = 0; k < inner; k++) {
        const value = left[placeInStrips(row, k, leftRows)];
        const from = (strip * inner + k) * stripWidth;
        for (let j = 0; j < stripWidth; j++) sums[j] += value * right[from + j];
      }
      const to = (strip * targetRows + row) * stripWidth;
      for (let j = 0; j < stripWidth; j++) target[to + j] += scale * sums[j];
    }
  }
};

export const addTransposedProduct: Kernels['addTransposedProduct'] = (
  left,
  right,
  rowCount,
  rowCapacity,
  target,
  targetRows,
  scale,
  firstRow,
  endRow,
  firstStrip,
  endStrip,
) => {
  for (let strip = firstStrip; strip < endStrip; strip++) {
    for (let i = firstRow; i < endRow; i++) {
      sums.fill(0);
      for (let row = 0; row < rowCount; row++) {
        const value = left[placeInStrips(row, i, rowCapacity)];
        const from = (strip * rowCapacity + row) * stripWidth;
        for (let j = 0; j < stripWidth; j++) sums[j] += value * right[from + j];
      }
      const to = (strip * targetRows + i) * stripWidth;
      for (let j = 0; j < stripWidth; j++) target[to + j] += scale * sums[j];
    }
  }
};
