// Width: how much a network with one hidden layer of 1 to 512 neurons learns in the same five epochs.
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy } from './record.ts';
import { measurePoint, percentOf } from './sweep.ts';
import { sweepRecipe } from '../training/sweep-recipe.ts';
import type { WidthPoint, WidthRecord } from '../records/experiments/width.ts';

export const widths = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];
export const seeds = [1, 2, 3];

export function measureWidth(context: ExperimentContext, width: number, seed: number): WidthPoint {
  const recipe = { ...sweepRecipe, sizes: [784, width, 10], seed };
  return { width, ...measurePoint(context, recipe) };
}

export function makeWidth(context: ExperimentContext): WidthRecord {
  const points = widths.flatMap((width) =>
    seeds.map((seed) => {
      const point = measureWidth(context, width, seed);
      context.say(`width ${width}, seed ${seed}: test ${percentOf(point.test)}`);
      return point;
    }),
  );
  const words =
    'One hidden layer of `width` neurons with ReLU, the recipe given with the seed of the point, 55,000 training images; the network after the last epoch.';
  return { made: madeBy('width', words), recipe: sweepRecipe, points };
}
