// Validation: how well the network answers on images that it never learns from, some of them at a time.

import type { ImageSet } from '../mnist/image-set.ts';
import type { TrainingEngine } from './training-engine.ts';

export interface Validation {
  accuracy: number;
  /** Mean cross-entropy, natural logarithm. */
  loss: number;
}

// As in ../nn/cross-entropy.ts: a probability that float32 rounds to 0 has no logarithm.
const smallestProbability = 2 ** -149;

/** Of `count` rows of probabilities: how many put their label first, and the sum of their losses. */
export function sumAnswers(
  probabilities: Float32Array,
  labels: Uint8Array,
  count: number,
): { correct: number; loss: number } {
  const classCount = probabilities.length / Math.max(1, labels.length);
  let [correct, loss] = [0, 0];
  for (let image = 0; image < count; image++) {
    const row = image * classCount;
    let best = 0;
    for (let j = 1; j < classCount; j++) {
      if (probabilities[row + j] > probabilities[row + best]) best = j;
    }
    if (best === labels[image]) correct += 1;
    loss -= Math.log(Math.max(probabilities[row + labels[image]], smallestProbability));
  }
  return { correct, loss };
}

/** A walk through `images`: each call asks the engine about one batch more, and the last one gives the result. */
export function createValidation(
  engine: Pick<TrainingEngine, 'sizes' | 'capacity' | 'infer'>,
  images: ImageSet,
): () => Validation | undefined {
  const { capacity, sizes } = engine;
  const [pixelCount, classCount] = [sizes[0], sizes.at(-1)!];
  let [first, correct, loss] = [0, 0, 0];
  return () => {
    const count = Math.min(capacity, images.count - first);
    const probabilities = new Float32Array(count * classCount);
    const end = first + count;
    engine.infer(
      images.pixels.subarray(first * pixelCount, end * pixelCount),
      probabilities,
      count,
    );
    const some = sumAnswers(probabilities, images.labels.subarray(first, end), count);
    first = end;
    correct += some.correct;
    loss += some.loss;
    if (first < images.count) return undefined;
    return { accuracy: correct / images.count, loss: loss / images.count };
  };
}

/** More right answers are better; of equally many, the lower loss. */
export function isBetter(one: Validation, other: Validation): boolean {
  return one.accuracy === other.accuracy ? one.loss < other.loss : one.accuracy > other.accuracy;
}
