// Halving: what two hidden layers of 512 neurons learn, and what is left of it with 256 in each.
import type { Bench } from './experiment-context.ts';
import { madeBy, type Recorded } from './record.ts';
import { measurePoint, percentOf, type SweepPoint } from './sweep.ts';
import { sweepRecipe } from './sweep-recipe.ts';

export type HalvingPoint = SweepPoint & { depth: number; width: number };
export type HalvingRecord = Recorded<{ recipe: typeof sweepRecipe; points: HalvingPoint[] }>;

/** One hidden layer is in the record of the widths, by the same recipe. */
const depths = [2];
const widths = [512, 256];
const seeds = [1, 2, 3];

export function measureHalving(
  bench: Bench,
  depth: number,
  width: number,
  seed: number,
): HalvingPoint {
  const hidden = Array<number>(depth).fill(width);
  const recipe = { ...sweepRecipe, sizes: [784, ...hidden, 10], seed };
  return { depth, width, ...measurePoint(bench, recipe) };
}

export function makeHalving(bench: Bench): HalvingRecord {
  const points = depths.flatMap((depth) =>
    widths.flatMap((width) =>
      seeds.map((seed) => {
        const point = measureHalving(bench, depth, width, seed);
        bench.say(`${depth} × ${width}, seed ${seed}: test ${percentOf(point.test)}`);
        return point;
      }),
    ),
  );
  const words =
    '`depth` hidden layers of `width` neurons with ReLU, the recipe given with the seed of the point, 55,000 training images; the network after the last epoch.';
  return { made: madeBy('halving', words), recipe: sweepRecipe, points };
}
