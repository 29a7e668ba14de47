// A matrix filled with one row, added up into one row, turned on its side, cleared.

import type { Kernels } from '../kernels.ts';
import { placeInStrips, stripWidth } from '../column-strips.ts';

export const fillRows: Kernels['fillRows'] = (
  row,
  target,
  targetRows,
  firstRow,
  endRow,
  firstStrip,
  endStrip,
) => {
  for (let strip = firstStrip; strip < endStrip; strip++) {
    for (let r = firstRow; r < endRow; r++) {
      for (let j = 0; j < stripWidth; j++) {
        target[(strip * targetRows + r) * stripWidth + j] = row[strip * stripWidth + j];
      }
    }
  }
};

export const addRowSums: Kernels['addRowSums'] = (
  matrix,
  rowCount,
  rowCapacity,
  target,
  scale,
  firstStrip,
  endStrip,
) => {
  for (let column = firstStrip * stripWidth; column < endStrip * stripWidth; column++) {
    let sum = 0;
    for (let row = 0; row < rowCount; row++) {
      sum = Math.fround(sum + matrix[placeInStrips(row, column, rowCapacity)]);
    }
    target[column] += scale * sum;
  }
};

export const transpose: Kernels['transpose'] = (
  matrix,
  rowCount,
  columnCount,
  target,
  firstStrip,
  endStrip,
) => {
  const endColumn = Math.min(endStrip * stripWidth, columnCount);
  for (let column = firstStrip * stripWidth; column < endColumn; column++) {
    for (let row = 0; row < rowCount; row++) {
      target[placeInStrips(column, row, columnCount)] =
        matrix[placeInStrips(row, column, rowCount)];
    }
  }
};

export const clear: Kernels['clear'] = (values, first, end) => {
  values.fill(0, first, end);
};
