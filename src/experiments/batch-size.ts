// Batch size: one epoch is the same images for all, so a larger batch means fewer steps.
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy } from './record.ts';
import { measurePoint, percentOf } from './sweep.ts';
import { sgdRecipe } from '../training/sweep-recipe.ts';
import type { BatchSizePoint, BatchSizeRecord } from '../records/experiments/batch-size.ts';

export const batchSizes = [8, 32, 128, 512, 1024, 8192];

export function measureBatchSize(context: ExperimentContext, batchSize: number): BatchSizePoint {
  return { batchSize, ...measurePoint(context, { ...sgdRecipe, batchSize }) };
}

export function makeBatchSize(context: ExperimentContext): BatchSizeRecord {
  const points = batchSizes.map((batchSize) => {
    const point = measureBatchSize(context, batchSize);
    context.say(`batches of ${batchSize}: test ${percentOf(point.test)}`);
    return point;
  });
  const words =
    'One epoch of the recipe with the batch size of the point, 55,000 training images, the learning rate the same for all.';
  return { made: madeBy('batch-size', words), recipe: sgdRecipe, points };
}
