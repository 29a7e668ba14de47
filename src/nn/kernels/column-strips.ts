// A matrix in kernel memory lies in strips of 16 columns, row under row: one row of a strip is one cache line of 64 bytes.
//
// place(row, column) = (⌊column / 16⌋ · rows + row) · 16 + column mod 16
//
// Row by row, a step down a column of 128 floats is 512 bytes, and a small cache has few places for addresses
// so far apart. In strips, what one loop reads lies close together. Columns are filled up with zeros to whole strips.

import { expectShape } from '../shape-error.ts';

export const stripWidth = 16;

export const stripCount = (columns: number): number => Math.ceil(columns / stripWidth);

/** Floats of a matrix in strips, with its zeros. */
export const stripsLength = (rows: number, columns: number): number =>
  stripCount(columns) * rows * stripWidth;

// With ⌊column / 16⌋ and column mod 16 taken from the bits, for loops that ask often.
export const placeInStrips = (row: number, column: number, rows: number): number =>
  ((column >> 4) * rows + row) * stripWidth + (column & 15);

/** Writes `matrix` (rowCount, columns), row by row, into `strips` of `rows` rows. Throws ShapeError. */
export function toStrips(
  matrix: Float32Array,
  columns: number,
  strips: Float32Array,
  rows: number,
): void {
  expectShape('toStrips', 'strips', strips, stripCount(columns), rows, stripWidth);
  for (let k = 0; k < matrix.length; k++) {
    strips[placeInStrips(Math.floor(k / columns), k % columns, rows)] = matrix[k];
  }
}

/** The opposite: fills `matrix` from the first rows of `strips`. Throws ShapeError. */
export function fromStrips(
  strips: Float32Array,
  rows: number,
  matrix: Float32Array,
  columns: number,
): void {
  expectShape('fromStrips', 'strips', strips, stripCount(columns), rows, stripWidth);
  for (let k = 0; k < matrix.length; k++) {
    matrix[k] = strips[placeInStrips(Math.floor(k / columns), k % columns, rows)];
  }
}
