// Width: how much a network with one hidden layer of 1 to 512 neurons learns in the same five epochs.
import type { Bench } from './experiment-context.ts';
import { madeBy, type Recorded } from './record.ts';
import { measurePoint, percentOf, type SweepPoint } from './sweep.ts';
import { sweepRecipe } from './sweep-recipe.ts';

export type WidthPoint = SweepPoint & { width: number };
export type WidthRecord = Recorded<{ recipe: typeof sweepRecipe; points: WidthPoint[] }>;

export const widths = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];
export const seeds = [1, 2, 3];

export function measureWidth(bench: Bench, width: number, seed: number): WidthPoint {
  const recipe = { ...sweepRecipe, sizes: [784, width, 10], seed };
  return { width, ...measurePoint(bench, recipe) };
}

export function makeWidth(bench: Bench): WidthRecord {
  const points = widths.flatMap((width) =>
    seeds.map((seed) => {
      const point = measureWidth(bench, width, seed);
      bench.say(`width ${width}, seed ${seed}: test ${percentOf(point.test)}`);
      return point;
    }),
  );
  const words =
    'One hidden layer of `width` neurons with ReLU, the recipe given with the seed of the point, 55,000 training images; the network after the last epoch.';
  return { made: madeBy('width', words), recipe: sweepRecipe, points };
}
