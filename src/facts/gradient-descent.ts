// What the chapter on gradient descent says in numbers: the line along the gradient, curvature, noise, and how steps are counted.
import { batchNoiseRecord, catapultRecord, realLineRecord } from '#src/records/index.ts';
import type { LineFrom, LineOf } from '#src/records/experiments/real-line.ts';
import { rateBound } from '../formulas/bowl.ts';
import { joinFacts } from './define-facts.ts';

export const gradientDescentFacts = () =>
  joinFacts([lineFacts(), catapultFacts(), noiseFacts(), countFacts()]);

/** The start that the figures show; the text says only what holds for all of them. */
const shownSeed = 1;

const range = <const Name extends string>(name: Name, values: readonly number[]) =>
  ({
    [`${name}-least`]: Math.min(...values),
    [`${name}-most`]: Math.max(...values),
  }) as Record<`${Name}-${'least' | 'most'}`, number>;

const [smallRate, largeRate] = [0.1, 1];

function lineFacts() {
  const { lines, learningRates, images, batchSize } = realLineRecord;
  const at = (rate: number) => learningRates.indexOf(rate);
  const find = (from: LineFrom, of: LineOf) =>
    lines.filter((line) => line.from === from && line.of === of);
  const shown = find('start', 'all').find(({ seed }) => seed === shownSeed)!;
  const fall = (rate: number) => shown.loss[0]! - shown.loss[at(rate)]!;
  const lowest = find('start', 'all').map(({ loss }) => Math.min(...loss));
  const lowestAt = find('start', 'all').map(
    ({ loss }, k) => learningRates[loss.indexOf(lowest[k]!)]!,
  );
  const batch = find('epoch', 'batch').find(({ seed }) => seed === shownSeed)!;
  return {
    'line-images': images,
    'line-batch': batchSize,
    'line-promise-small': shown.square * smallRate,
    'line-fall-small': fall(smallRate),
    'line-promise-large': shown.square * largeRate,
    'line-fall-large': fall(largeRate),
    ...range('line-best-rate', lowestAt),
    'others-before': batch.loss[0]!,
    'others-after': batch.loss[at(0.3)]!,
    ...range(
      'epoch-square',
      find('epoch', 'all').map(({ square }) => square),
    ),
  };
}

function catapultFacts() {
  const { starts, runs, shipped, images, risesIn } = catapultRecord;
  const of = (learningRate: number) => runs.filter((run) => run.learningRate === learningRate);
  const [low, high] = [of(smallRate), of(largeRate)];
  return {
    'curved-images': images,
    'rises-in': risesIn,
    ...range(
      'curvature',
      starts.map(({ curvature }) => curvature),
    ),
    'curvature-bound-least': Math.min(...starts.map(({ curvature }) => rateBound(curvature))),
    'shipped-curvature': shipped,
    'gentle-last-least': Math.min(...low.map(({ loss }) => loss.at(-1)!)),
    'catapult-last-most': Math.max(...high.map(({ loss }) => loss.at(-1)!)),
    'catapult-rises-least': Math.min(...high.map(({ rises }) => rises)),
    'catapult-curvature-most': Math.max(...high.map(({ curvature }) => curvature!.at(-1)!)),
  };
}

function noiseFacts() {
  const { noise, points, asked, recipe } = batchNoiseRecord;
  const from = (wanted: string) => noise.filter((one) => one.from === wanted);
  const test = (batchSize: number, learningRate: number) =>
    points
      .filter((point) => point.batchSize === batchSize && point.learningRate === learningRate)
      .map((point) => point.test / asked.test);
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const validation = (batchSize: number, learningRate: number) =>
    mean(
      points
        .filter((point) => point.batchSize === batchSize && point.learningRate === learningRate)
        .map((point) => point.validation),
    );
  const bestRate = (batchSize: number) =>
    points
      .filter((point) => point.batchSize === batchSize)
      .map(({ learningRate }) => learningRate)
      .reduce((best, rate) =>
        validation(batchSize, rate) > validation(batchSize, best) ? rate : best,
      );
  const best = (batchSize: number) => test(batchSize, bestRate(batchSize));
  return {
    ...range(
      'noise-of-one',
      from('start').map(({ ofOne }) => ofOne),
    ),
    'noise-of-batch': from('start').find(({ seed }) => seed === shownSeed)!.ofOne / Math.sqrt(32),
    'batch-8-untuned': mean(test(8, recipe.learningRate)),
    'batch-128-untuned': mean(test(128, recipe.learningRate)),
    'batch-128-rate': bestRate(128),
    'batch-128-tuned': mean(best(128)),
    'batch-512-tuned': mean(best(512)),
  };
}

function countFacts() {
  const images = 60_000 - batchNoiseRecord.recipe.validationCount;
  const batch = 32;
  const steps = Math.ceil(images / batch);
  return {
    'epoch-images': images,
    'epoch-steps': steps,
  };
}
