// Mistakes that a training loop can make on purpose, each known by what it does to the first numbers of a run.

import { createRandom } from '../nn/index.ts';
import { type Machine, placeInStrips } from '../nn/kernels/index.ts';
import { silenceAtRandom } from './batches.ts';
import { joinImageSets } from '../mnist/image-set.ts';
import type { SplitImages } from './images.ts';
import type { TrainingEngine } from './training-engine.ts';

export const mistakeNames = [
  /** The network's probabilities go through softmax once more before the loss. */
  'softmax-twice',
  /** Each step follows the sum of all gradients so far. */
  'not-zeroed',
  /** The loss of a batch, and so its gradient, is summed over the images. */
  'summed-loss',
  /** The images that judge the network are among those it learns from. */
  'leak',
  /** Neurons are silenced at random in every answer, too. */
  'dropout-in-answers',
] as const;
export type Mistake = (typeof mistakeNames)[number];

/**
 * q = softmax(p), where p is the network's softmax already, and the gradient goes back through both:
 * dp = (q − y) / n, dLogits = p · (dp − Σ p · dp).
 * Works on one thread: the partner of a team would have kernels of its own.
 */
export function softmaxTwiceMachine({ kernels, level, firstByte, reserve }: Machine): Machine {
  /** What the first softmax gave for the images read last, in strips like the probabilities. */
  let first = new Float32Array();
  return {
    level,
    firstByte,
    reserve,
    kernels: {
      ...kernels,
      softmax(logits, probabilities, rows, classCount, firstRow, endRow) {
        kernels.softmax(logits, probabilities, rows, classCount, firstRow, endRow);
        if (first.length !== probabilities.length) first = new Float32Array(probabilities.length);
        first.set(probabilities);
        for (let row = firstRow; row < endRow; row++) {
          let sum = 0;
          for (let j = 0; j < classCount; j++) {
            sum += Math.exp(first[placeInStrips(row, j, rows)]);
          }
          for (let j = 0; j < classCount; j++) {
            const place = placeInStrips(row, j, rows);
            probabilities[place] = Math.exp(first[place]) / sum;
          }
        }
      },
      crossEntropyBackward(probabilities, labels, dLogits, rows, classCount, count, from, end) {
        kernels.crossEntropyBackward(
          probabilities,
          labels,
          dLogits,
          rows,
          classCount,
          count,
          from,
          end,
        );
        for (let row = from; row < end; row++) {
          let mean = 0;
          for (let j = 0; j < classCount; j++) {
            const place = placeInStrips(row, j, rows);
            mean += first[place] * dLogits[place];
          }
          for (let j = 0; j < classCount; j++) {
            const place = placeInStrips(row, j, rows);
            dLogits[place] = first[place] * (dLogits[place] - mean);
          }
        }
      },
    },
  };
}

/** Training and validation images, with those of validation among both. */
export const leaking = ({ training, validation }: SplitImages): SplitImages => ({
  validation,
  training: joinImageSets(training.name, [training, validation]),
});

/**
 * Answers as they come out while dropout still silences neurons: a step that moves nothing. Asked twice, the same
 * images get different answers. The engine's rule must be plain descent.
 */
export function inferWithDropout(
  engine: Pick<
    TrainingEngine,
    'capacity' | 'sizes' | 'pixels' | 'masks' | 'learn' | 'copyProbabilities'
  >,
  dropout: number,
  seed: number,
): TrainingEngine['infer'] {
  const random = createRandom(seed);
  const { capacity, sizes } = engine;
  const [pixelCount, classCount] = [sizes[0], sizes.at(-1)!];
  return (pixels, probabilities, count) => {
    for (let first = 0; first < count; first += capacity) {
      const end = Math.min(count, first + capacity);
      engine.pixels.set(pixels.subarray(first * pixelCount, end * pixelCount));
      silenceAtRandom(engine, dropout, end - first, random);
      engine.learn(end - first, { learningRate: 0, random });
      engine.copyProbabilities(
        probabilities.subarray(first * classCount, end * classCount),
        end - first,
      );
    }
  };
}
