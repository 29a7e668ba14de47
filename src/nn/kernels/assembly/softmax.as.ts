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
  const strips = (classCount + stripWidth - 1) / stripWidth;
  for (let row = firstRow; row < endRow; row++) {
    let largest = load<f32>(logits + place(row, 0, rows));
    for (let j = 1; j < classCount; j++) {
      const logit = load<f32>(logits + place(row, j, rows));
      if (logit > largest) largest = logit;
    }
    for (let strip = 0; strip < strips; strip++) {
      const start = place(row, strip * stripWidth, rows);
      for (let byte = 0; byte < rowBytes; byte += sizeof<L>()) {
        const power = subtract<L>(load<L>(logits + start + byte), splat<L>(largest));
        store<L>(probabilities + start + byte, exponential<L>(power));
      }
    }
    let sum: f32 = 0;
    for (let j = 0; j < classCount; j++) sum += load<f32>(probabilities + place(row, j, rows));
    for (let j = classCount; j < strips * stripWidth; j++) store<f32>(probabilities + place(row, j, rows), 0);
    for (let strip = 0; strip < strips; strip++) {
      const start = probabilities + place(row, strip * stripWidth, rows);
      for (let byte = 0; byte < rowBytes; byte += sizeof<L>()) {
        store<L>(start + byte, divide<L>(load<L>(start + byte), splat<L>(sum)));
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
