// Batch size: one epoch is the same images for all, so a larger batch means fewer steps.
import type { Recipe } from '../training/recipe.ts';
import type { Bench } from './experiment-context.ts';
import { madeBy, type Recorded } from './record.ts';
import { measurePoint, percentOf, type SweepPoint } from './sweep.ts';
import { sgdRecipe } from './sweep-recipe.ts';

export type BatchSizePoint = SweepPoint & { batchSize: number };
export type BatchSizeRecord = Recorded<{ recipe: Recipe; points: BatchSizePoint[] }>;

export const batchSizes = [8, 32, 128, 512, 1024, 8192];

export function measureBatchSize(bench: Bench, batchSize: number): BatchSizePoint {
  return { batchSize, ...measurePoint(bench, { ...sgdRecipe, batchSize }) };
}

export function makeBatchSize(bench: Bench): BatchSizeRecord {
  const points = batchSizes.map((batchSize) => {
    const point = measureBatchSize(bench, batchSize);
    bench.say(`batches of ${batchSize}: test ${percentOf(point.test)}`);
    return point;
  });
  const words =
    'One epoch of the recipe with the batch size of the point, 55,000 training images, the learning rate the same for all.';
  return { made: madeBy('batch-size', words), recipe: sgdRecipe, points };
}
