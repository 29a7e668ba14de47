// Cross-entropy: the loss is how surprised the network is by the right answer.
//
// loss = mean of −ln(probabilities[label])
// dLogits = (probabilities − oneHot(label)) / batchSize      (softmax and cross-entropy taken back together)
//
// probabilities, dLogits (batchSize, classCount) · labels (batchSize)

import { countRows, expectShape } from './shape-error.ts';

// Float32 rounds a probability below this to 0, whose logarithm is infinite. It counts as this instead:
// one certain mistake costs about 103, and the mean stays a number.
const smallestProbability = 2 ** -149;

/** The mean loss of a batch, with the natural logarithm. Throws ShapeError, and RangeError for a label that is no class. */
export function crossEntropy(
  probabilities: Float32Array,
  labels: Uint8Array,
  classCount: number,
): number {
  checkLabels('crossEntropy', probabilities, labels, classCount);
  let sum = 0;
  labels.forEach((label, image) => {
    const probability = probabilities[image * classCount + label];
    sum -= Math.log(Math.max(probability, smallestProbability));
  });
  return sum / labels.length;
}

/** The same loss from the logits, (batchSize, classCount): exact even where float32 would round a probability to 0. */
export function crossEntropyOfLogits(
  logits: Float32Array,
  labels: Uint8Array,
  classCount: number,
): number {
  checkLabels('crossEntropyOfLogits', logits, labels, classCount);
  let sum = 0;
  labels.forEach((label, image) => {
    const row = logits.subarray(image * classCount, (image + 1) * classCount);
    // −ln softmax(row)[label], with the largest logit taken out so that no exponential overflows.
    const largest = row.reduce((a, b) => Math.max(a, b));
    const total = row.reduce((exponentials, logit) => exponentials + Math.exp(logit - largest), 0);
    sum += Math.log(total) + largest - row[label];
  });
  return sum / labels.length;
}

/** The gradient of the mean loss with respect to the logits. Throws as crossEntropy does. */
export function crossEntropyBackward(
  probabilities: Float32Array,
  labels: Uint8Array,
  classCount: number,
): Float32Array {
  checkLabels('crossEntropyBackward', probabilities, labels, classCount);
  const dLogits = probabilities.map((probability) => probability / labels.length);
  labels.forEach((label, image) => {
    const right = image * classCount + label;
    dLogits[right] = (probabilities[right] - 1) / labels.length;
  });
  return dLogits;
}

function checkLabels(
  place: string,
  probabilities: Float32Array,
  labels: Uint8Array,
  classCount: number,
): void {
  expectShape(
    place,
    'labels',
    labels,
    countRows(place, 'probabilities', probabilities, classCount),
  );
  const wrong = labels.findIndex((label) => label >= classCount);
  if (wrong < 0) return;
  throw new RangeError(
    `${place}: labels should be below ${classCount}, found ${labels[wrong]} at place ${wrong}`,
  );
}
