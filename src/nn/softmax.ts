// Softmax turns a row of logits into probabilities: positive shares that add up to 1.
//
// probabilities[j] = exp(logits[j] / temperature) / Σₖ exp(logits[k] / temperature)
//
// logits, probabilities (batchSize, classCount)

import { zerosLike } from './floats.ts';
import { countRows } from './shape-error.ts';

/**
 * The probabilities of each row. A temperature above 1 evens them out, one
 * below 1 sharpens them. Throws ShapeError for a broken row and RangeError
 * for a temperature that is not above 0.
 */
export function softmax(logits: Float32Array, classCount: number, temperature = 1): Float32Array {
  const batchSize = countRows('softmax', 'logits', logits, classCount);
  if (!(temperature > 0)) {
    throw new RangeError(`softmax: temperature should be above 0, found ${temperature}`);
  }
  const probabilities = zerosLike(logits, logits.length);
  for (let image = 0; image < batchSize; image++) {
    const row = image * classCount;
    let largest = -Infinity;
    for (let j = 0; j < classCount; j++) largest = Math.max(largest, logits[row + j]);
    // The shares depend on differences only. With the largest subtracted,
    // exp() cannot overflow.
    const share = (j: number) => Math.exp((logits[row + j] - largest) / temperature);
    let sum = 0;
    for (let j = 0; j < classCount; j++) sum += share(j);
    for (let j = 0; j < classCount; j++) probabilities[row + j] = share(j) / sum;
  }
  return probabilities;
}
