// Halving: what two hidden layers of 512 neurons learn, and what is left of it with 256 in each.
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy } from './record.ts';
import { measurePoint, percentOf } from './sweep.ts';
import { sweepRecipe } from '../training/sweep-recipe.ts';
import type { HalvingPoint, HalvingRecord } from '../records/experiments/halving.ts';

/** One hidden layer is in the record of the widths, by the same recipe. */
const depths = [2];
const widths = [512, 256];
const seeds = [1, 2, 3];

export function measureHalving(
  context: ExperimentContext,
  depth: number,
  width: number,
  seed: number,
): HalvingPoint {
  const hidden = Array<number>(depth).fill(width);
  const recipe = { ...sweepRecipe, sizes: [784, ...hidden, 10], seed };
  return { depth, width, ...measurePoint(context, recipe) };
}

export function makeHalving(context: ExperimentContext): HalvingRecord {
  const points = depths.flatMap((depth) =>
    widths.flatMap((width) =>
      seeds.map((seed) => {
        const point = measureHalving(context, depth, width, seed);
        context.say(`${depth} × ${width}, seed ${seed}: test ${percentOf(point.test)}`);
        return point;
      }),
    ),
  );
  const words =
    '`depth` hidden layers of `width` neurons with ReLU, the recipe given with the seed of the point, 55,000 training images; the network after the last epoch.';
  return { made: madeBy('halving', words), recipe: sweepRecipe, points };
}
