// Soft targets: instead of one right answer for an image, a share for every class.
//
// loss = mean of −Σⱼ targets[j] · ln(probabilities[j])      dLogits = (probabilities − targets) / batchSize
// smoothed labels: targets = (1 − smoothing) · oneHot(label) + smoothing / classCount
// a teacher's answers: targets[j] = probabilities[j]^(1 / temperature) / Σₖ probabilities[k]^(1 / temperature)
//
// probabilities, targets, dLogits (batchSize, classCount) · labels (batchSize)
// C. Szegedy et al., Rethinking the Inception Architecture (2016); G. Hinton et al., Distilling the Knowledge in a
// Neural Network (2015).

import { zerosLike } from './floats.ts';
import { countRows, expectShape } from './shape-error.ts';

// As in ./cross-entropy.ts: a probability that float32 rounds to 0 has no logarithm.
const smallestProbability = 2 ** -149;

/** Of labels that are certain, targets that keep `smoothing` back, from 0 to below 1, for all classes alike. */
export function smoothLabels(
  labels: Uint8Array,
  classCount: number,
  smoothing: number,
): Float32Array {
  const targets = new Float32Array(labels.length * classCount).fill(smoothing / classCount);
  labels.forEach((label, image) => (targets[image * classCount + label] += 1 - smoothing));
  return targets;
}

/** What softmax would have given at `temperature`, from what it gave at 1. Throws ShapeError for a broken row, and RangeError for a temperature that is not above 0. */
export function soften(
  probabilities: Float32Array,
  classCount: number,
  temperature: number,
): Float32Array {
  const batchSize = countRows('soften', 'probabilities', probabilities, classCount);
  if (!(temperature > 0)) {
    throw new RangeError(`soften: temperature should be above 0, found ${temperature}`);
  }
  const targets = zerosLike(probabilities, probabilities.length);
  for (let image = 0; image < batchSize; image++) {
    const row = image * classCount;
    const share = (j: number) => probabilities[row + j] ** (1 / temperature);
    let sum = 0;
    for (let j = 0; j < classCount; j++) sum += share(j);
    for (let j = 0; j < classCount; j++) targets[row + j] = share(j) / sum;
  }
  return targets;
}

/** The mean loss of a batch. Throws ShapeError. */
export function softCrossEntropy(
  probabilities: Float32Array,
  targets: Float32Array,
  classCount: number,
): number {
  const batchSize = checkTargets('softCrossEntropy', probabilities, targets, classCount);
  let sum = 0;
  targets.forEach((target, k) => {
    sum -= target * Math.log(Math.max(probabilities[k], smallestProbability));
  });
  return sum / batchSize;
}

/** The gradient of the mean loss with respect to the logits. Throws ShapeError. */
export function softCrossEntropyBackward(
  probabilities: Float32Array,
  targets: Float32Array,
  classCount: number,
): Float32Array {
  const batchSize = checkTargets('softCrossEntropyBackward', probabilities, targets, classCount);
  return probabilities.map((probability, k) => (probability - targets[k]) / batchSize);
}

function checkTargets(
  place: string,
  probabilities: Float32Array,
  targets: Float32Array,
  classCount: number,
): number {
  const batchSize = countRows(place, 'probabilities', probabilities, classCount);
  expectShape(place, 'targets', targets, batchSize, classCount);
  return batchSize;
}
