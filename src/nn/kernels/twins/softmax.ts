// Softmax and the gradient of the cross-entropy, on rows in strips.

import type { Kernels } from '../kernels.ts';
import { placeInStrips, stripCount, stripWidth } from '../column-strips.ts';

export const softmax: Kernels['softmax'] = (
  logits,
  probabilities,
  rows,
  classCount,
  firstRow,
  endRow,
) => {
  for (let row = firstRow; row < endRow; row++) {
    let largest = -Infinity;
    for (let j = 0; j < classCount; j++) {
      largest = Math.max(largest, logits[placeInStrips(row, j, rows)]);
    }
    let sum = 0;
    for (let j = 0; j < classCount; j++) {
      const share = Math.exp(logits[placeInStrips(row, j, rows)] - largest);
      probabilities[placeInStrips(row, j, rows)] = share;
      sum += share;
    }
    for (let j = 0; j < classCount; j++) probabilities[placeInStrips(row, j, rows)] /= sum;
    for (let j = classCount; j < stripCount(classCount) * stripWidth; j++) {
      probabilities[placeInStrips(row, j, rows)] = 0;
    }
  }
};

export const crossEntropyBackward: Kernels['crossEntropyBackward'] = (
  probabilities,
  labels,
  dLogits,
  rows,
  classCount,
  batchSize,
  firstRow,
  endRow,
) => {
  for (let row = firstRow; row < endRow; row++) {
    for (let j = 0; j < stripCount(classCount) * stripWidth; j++) {
      const place = placeInStrips(row, j, rows);
      const wanted = j === labels[row] ? 1 : 0;
      dLogits[place] = (probabilities[place] - wanted) / batchSize;
    }
  }
};
