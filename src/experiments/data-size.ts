// Data size: what the same network learns from 100 to all 55,000 training images, the first ones or some at random.
//
// As many at random teach more than the first ones: in the published order images that follow each other are more
// alike, probably because they share a writer.
import { imagePixels, type ImageSet } from '../mnist/image-set.ts';
import { createRandom, shuffle } from '../nn/index.ts';
import { splitImages } from '../training/images.ts';
import type { Recipe } from '../training/recipe.ts';
import { createAsker } from './score-network.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, roundedAnswers } from './record.ts';
import { runRecipe } from './run.ts';
import { percentOf } from './sweep.ts';
import { sweepRecipe } from '../training/sweep-recipe.ts';
import type { Choice, DataSizePoint, DataSizeRecord } from '../records/experiments/data-size.ts';

export const trainCounts = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 55_000];
const most = Math.max(...trainCounts);
const seeds = [1, 2, 3];
const recipe: Recipe = { ...sweepRecipe, batchSize: 32 };

/** Few images are shown more often: as often as makes 200,000 images, but 10 to 100 times each. */
export const epochsFor = (trainCount: number): number =>
  Math.round(Math.min(100, Math.max(10, 200_000 / trainCount)));

function chooseImages({ name, pixels, labels, count }: ImageSet, wanted: number, seed: number) {
  const all = Uint32Array.from({ length: count }, (_, image) => image);
  const order = shuffle(all, createRandom(seed)).subarray(0, wanted);
  const chosen = new Uint8Array(wanted * imagePixels);
  order.forEach((image, k) =>
    chosen.set(pixels.subarray(image * imagePixels, (image + 1) * imagePixels), k * imagePixels),
  );
  const chosenLabels = Uint8Array.from(order, (image) => labels[image]);
  return { name, count: wanted, pixels: chosen, labels: chosenLabels };
}

export function measureDataSize(
  context: ExperimentContext,
  choice: Choice,
  trainCount: number,
  seed: number,
): DataSizePoint {
  const epochs = epochsFor(trainCount);
  const all = splitImages(recipe, context.train);
  const images =
    choice === 'first'
      ? splitImages({ ...recipe, trainCount }, context.train)
      : { ...all, training: chooseImages(all.training, trainCount, seed) };
  const { best, points } = runRecipe(context, { ...recipe, trainCount, epochs, seed }, { images });
  const { training, validation } = points[best.epoch];
  const test = createAsker(context.machine(), recipe)(best.network, context.test);
  return {
    choice,
    trainCount,
    seed,
    epochs,
    bestEpoch: best.epoch,
    training: roundedAnswers(training),
    validation: roundedAnswers(validation),
    test: roundedAnswers(test),
  };
}

export function makeDataSize(context: ExperimentContext): DataSizeRecord {
  const points = (['first', 'random'] as const).flatMap((choice) =>
    trainCounts
      // All of them are the same images either way.
      .filter((trainCount) => choice === 'first' || trainCount < most)
      .flatMap((trainCount) =>
        seeds.map((seed) => {
          const point = measureDataSize(context, choice, trainCount, seed);
          context.say(`${trainCount} images (${choice}), seed ${seed}: ${percentOf(point.test)}`);
          return point;
        }),
      ),
  );
  const words =
    'The recipe given, on `trainCount` of the 55,000 training images (the first, or chosen at random by the seed) for `epochs` epochs; measured is the epoch that was best on the 5,000 validation images. `training` is of at most 5,000 of the images it learned from.';
  return { made: madeBy('data-size', words), recipe, points };
}
