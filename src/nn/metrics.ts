// How good are the answers? Counted, not judged.
//
// prediction = the class with the largest score      accuracy = right answers / answers
//
// scores = logits or probabilities (imageCount, classCount) · predictions, labels (imageCount)

import { countRows, expectShape } from './shape-error.ts';

/** The class with the largest score in each row; of equal ones the first. Throws ShapeError, and RangeError above 256 classes. */
export function predictions(scores: Float32Array, classCount: number): Uint8Array {
  // Answers are bytes, as labels are.
  if (classCount > 256) {
    throw new RangeError(`predictions: classCount should be at most 256, found ${classCount}`);
  }
  const answers = new Uint8Array(countRows('predictions', 'scores', scores, classCount));
  return answers.map((_, image) => {
    let best = 0;
    for (let j = 1; j < classCount; j++) {
      if (scores[image * classCount + j] > scores[image * classCount + best]) best = j;
    }
    return best;
  });
}

/** The share of right answers, 0 to 1. Throws ShapeError when there are none to count or the lengths differ. */
export function accuracy(answers: Uint8Array, labels: Uint8Array): number {
  countRows('accuracy', 'predictions', answers, 1);
  expectShape('accuracy', 'labels', labels, answers.length);
  return (
    answers.reduce((right, answer, k) => right + Number(answer === labels[k]), 0) / labels.length
  );
}

/** Images counted by label (row) and prediction (column): (classCount, classCount). Throws ShapeError. */
export function confusionMatrix(
  answers: Uint8Array,
  labels: Uint8Array,
  classCount: number,
): Uint32Array {
  expectShape('confusionMatrix', 'labels', labels, answers.length);
  const counts = new Uint32Array(classCount * classCount);
  labels.forEach((label, k) => {
    if (label >= classCount || answers[k] >= classCount) {
      throw new RangeError(
        `confusionMatrix: classes should be below ${classCount}, found label ${label} and prediction ${answers[k]}`,
      );
    }
    counts[label * classCount + answers[k]] += 1;
  });
  return counts;
}

export type CalibrationBin = { count: number; meanConfidence: number; accuracy: number };

/**
 * The images sorted by their top probability into `binCount` bins of equal width (1 belongs to the last):
 * does the network keep what its confidence promises? An empty bin has count 0 and NaN for both means.
 * Throws ShapeError.
 */
export function calibration(
  probabilities: Float32Array,
  labels: Uint8Array,
  classCount: number,
  binCount: number,
): CalibrationBin[] {
  const answers = predictions(probabilities, classCount);
  expectShape('calibration', 'labels', labels, answers.length);
  const bins = Array.from({ length: binCount }, () => ({ count: 0, confidence: 0, right: 0 }));
  answers.forEach((answer, image) => {
    const confidence = probabilities[image * classCount + answer];
    const bin = bins[Math.min(binCount - 1, Math.floor(confidence * binCount))];
    bin.count += 1;
    bin.confidence += confidence;
    bin.right += Number(answer === labels[image]);
  });
  return bins.map(({ count, confidence, right }) => ({
    count,
    meanConfidence: confidence / count,
    accuracy: right / count,
  }));
}
