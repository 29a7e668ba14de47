// What is done to a matrix as a whole: filled with one row, added up into one row, turned on its side, cleared.
//
// fillRows: target[r, j] = row[j]      addRowSums: target[j] += scale · Σᵣ matrix[r, j]      transpose: target[j, i] = matrix[i, j]

import { add, multiplyAdd, rowBytes, splat, stripWidth } from './lanes.as';

export function fillRows(
  row: usize, target: usize, targetRows: i32,
  firstRow: i32, endRow: i32, firstStrip: i32, endStrip: i32,
): void {
  for (let strip = firstStrip; strip < endStrip; strip++) {
    const from = row + strip * rowBytes;
    const to = target + strip * targetRows * rowBytes;
    for (let r = firstRow; r < endRow; r++) copyRow(to + r * rowBytes, from);
  }
}

@inline function copyRow(to: usize, from: usize): void {
  if (ASC_FEATURE_SIMD) {
    for (let byte = 0; byte < rowBytes; byte += 16) v128.store(to + byte, v128.load(from + byte));
  } else {
    for (let byte = 0; byte < rowBytes; byte += 8) store<u64>(to + byte, load<u64>(from + byte));
  }
}

export function addRowSums(
  matrix: usize, rowCount: i32, rowCapacity: i32, target: usize, scale: f32,
  firstStrip: i32, endStrip: i32,
): void {
  if (ASC_FEATURE_SIMD) sums<v128>(matrix, rowCount, rowCapacity, target, scale, firstStrip, endStrip);
  else sums<f32>(matrix, rowCount, rowCapacity, target, scale, firstStrip, endStrip);
}

function sums<L>(
  matrix: usize, rowCount: i32, rowCapacity: i32, target: usize, scale: f32,
  firstStrip: i32, endStrip: i32,
): void {
  for (let strip = firstStrip; strip < endStrip; strip++) {
    const from = matrix + strip * rowCapacity * rowBytes;
    const to = target + strip * rowBytes;
    for (let byte = 0; byte < rowBytes; byte += sizeof<L>()) {
      let sum = splat<L>(0);
      for (let r = 0; r < rowCount; r++) sum = add<L>(sum, load<L>(from + r * rowBytes + byte));
      store<L>(to + byte, multiplyAdd<L>(splat<L>(scale), sum, load<L>(to + byte)));
    }
  }
}

/** `matrix` (rowCount, columnCount) → `target` (columnCount, rowCount), each in strips of its own. */
export function transpose(
  matrix: usize, rowCount: i32, columnCount: i32, target: usize, firstStrip: i32, endStrip: i32,
): void {
  const endColumn = min(endStrip * stripWidth, columnCount);
  for (let column = firstStrip * stripWidth; column < endColumn; column++) {
    let from = matrix + <usize>((column / stripWidth) * rowCount * rowBytes + ((column % stripWidth) << 2));
    for (let row = 0; row < rowCount; row++) {
      const to = <usize>((row / stripWidth) * columnCount + column) * rowBytes + ((row % stripWidth) << 2);
      store<f32>(target + to, load<f32>(from));
      from += rowBytes;
    }
  }
}

/** values[first … end − 1] = 0 */
export function clear(values: usize, first: i32, end: i32): void {
  memory.fill(values + (first << 2), 0, (end - first) << 2);
}
