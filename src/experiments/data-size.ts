// Data size: what the same network learns from the first 100 to all 55,000 training images.
import type { Recipe } from '../training/recipe.ts';
import { type Answers, createAsker } from './ask.ts';
import type { Bench } from './bench.ts';
import { madeBy, type Recorded, roundedAnswers } from './record.ts';
import { runRecipe } from './run.ts';
import { percentOf } from './sweep.ts';
import { sweepRecipe } from './sweep-recipe.ts';

export interface DataSizePoint {
  trainCount: number;
  seed: number;
  epochs: number;
  /** The epoch that was best on the validation images: the one measured. */
  bestEpoch: number;
  training: Answers;
  validation: Answers;
  test: Answers;
}
export type DataSizeRecord = Recorded<{ recipe: Recipe; points: DataSizePoint[] }>;

export const trainCounts = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 55_000];
const seeds = [1, 2, 3];
const recipe: Recipe = { ...sweepRecipe, batchSize: 32 };

/** Few images are shown more often: as often as makes 200,000 images, but 10 to 100 times each. */
export const epochsFor = (trainCount: number): number =>
  Math.round(Math.min(100, Math.max(10, 200_000 / trainCount)));

export function measureDataSize(bench: Bench, trainCount: number, seed: number): DataSizePoint {
  const epochs = epochsFor(trainCount);
  const { best, points } = runRecipe(bench, { ...recipe, trainCount, epochs, seed });
  const { training, validation } = points[best.epoch];
  const test = createAsker(bench.machine(), recipe)(best.network, bench.test);
  return {
    trainCount,
    seed,
    epochs,
    bestEpoch: best.epoch,
    training: roundedAnswers(training),
    validation: roundedAnswers(validation),
    test: roundedAnswers(test),
  };
}

export function makeDataSize(bench: Bench): DataSizeRecord {
  const points = trainCounts.flatMap((trainCount) =>
    seeds.map((seed) => {
      const point = measureDataSize(bench, trainCount, seed);
      bench.say(`${trainCount} images, seed ${seed}: test ${percentOf(point.test)}`);
      return point;
    }),
  );
  const words =
    'The recipe given, on the first `trainCount` training images for `epochs` epochs; measured is the epoch that was best on the 5,000 validation images. `training` is of at most 5,000 of the images it learned from.';
  return { made: madeBy('data-size', words), recipe, points };
}
