// Ten logits become ten shares of one whole, and the error's gradient with respect to them.
//
// p[j] = e^(z[j] − max z) / Σₖ e^(z[k] − max z)      dLogits = (p − 1 at the label) / batchSize
//
// logits, probabilities, dLogits (rows, classCount), in strips whose padding ends as 0

import { exponential } from './exponential.as';
import { divide, multiply, rowBytes, splat, stripWidth, subtract } from './lanes.as';

@inline function place(row: i32, column: i32, rows: i32): usize {
  return <usize>((column / stripWidth) * rows + row) * rowBytes + ((column % stripWidth) << 2);
}

export function softmax(
  logits: usize, probabilities: usize, rows: i32, classCount: i32, firstRow: i32, endRow: i32,
): void {
  if (ASC_FEATURE_SIMD) shares<v128>(logits, probabilities, rows, classCount, firstRow, endRow);
  else shares<f32>(logits, probabilities, rows, classCount, firstRow, endRow);
}

function shares<L>(
  logits: usize, probabilities: usize, rows: i32, classCount: i32, firstRow: i32, endRow: i32,
): void {
  for (let row = firstRow; row < endRow; row++) {
    let largest = load<f32>(logits + place(row, 0, rows));
    for (let column = 0; column < classCount; column += stripWidth) {
      const start = logits + place(row, column, rows);
      const end = start + (min(classCount - column, stripWidth) << 2);
      for (let z = start; z < end; z += 4) largest = max<f32>(largest, load<f32>(z));
    }
    let sum: f32 = 0;
    for (let column = 0; column < classCount; column += stripWidth) {
      const start = place(row, column, rows);
      const from = logits + start, to = probabilities + start;
      const length = <usize>(min(classCount - column, stripWidth) << 2);
      for (let byte: usize = 0; byte < length; byte += sizeof<L>()) {
        store<L>(to + byte, exponential<L>(subtract<L>(load<L>(from + byte), splat<L>(largest))));
      }
      for (let byte: usize = 0; byte < length; byte += 4) sum += load<f32>(to + byte);
      // A register that reached past the last class wrote there too.
      for (let byte = length; byte < <usize>rowBytes; byte += 4) store<f32>(to + byte, 0);
    }
    const sums = splat<L>(sum);
    for (let column = 0; column < classCount; column += stripWidth) {
      const to = probabilities + place(row, column, rows);
      for (let byte = 0; byte < rowBytes; byte += sizeof<L>()) {
        store<L>(to + byte, divide<L>(load<L>(to + byte), sums));
      }
    }
  }
}

export function crossEntropyBackward(
  probabilities: usize, labels: usize, dLogits: usize, rows: i32, classCount: i32, batchSize: i32,
  firstRow: i32, endRow: i32,
): void {
  if (ASC_FEATURE_SIMD) errors<v128>(probabilities, labels, dLogits, rows, classCount, batchSize, firstRow, endRow);
  else errors<f32>(probabilities, labels, dLogits, rows, classCount, batchSize, firstRow, endRow);
}

function errors<L>(
  probabilities: usize, labels: usize, dLogits: usize, rows: i32, classCount: i32, batchSize: i32,
  firstRow: i32, endRow: i32,
): void {
  const share: f32 = 1 / <f32>batchSize;
  for (let row = firstRow; row < endRow; row++) {
    for (let column = 0; column < classCount; column += stripWidth) {
      const start = place(row, column, rows);
      for (let byte = 0; byte < rowBytes; byte += sizeof<L>()) {
        store<L>(dLogits + start + byte, multiply<L>(load<L>(probabilities + start + byte), splat<L>(share)));
      }
    }
    const atLabel = place(row, load<u8>(labels + row), rows);
    store<f32>(dLogits + atLabel, (load<f32>(probabilities + atLabel) - 1) * share);
  }
}
