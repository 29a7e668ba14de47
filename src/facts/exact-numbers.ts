// Counts that nobody can measure differently: what the published images are made of.
import type { ImageSet } from '#src/mnist/image-set.ts';
import { labelCounts } from '#src/mnist/statistics.ts';
import { shippedRecipe } from '#src/training/recipe.ts';
import { sweepRecipe } from '#src/training/sweep-recipe.ts';

const named = (name: string, counts: Uint32Array) =>
  Object.fromEntries(Array.from(counts, (count, digit) => [`${name}-${digit}`, count]));

export function exactFacts(train: ImageSet, test: ImageSet): Record<string, number> {
  const learnedFrom = train.count - shippedRecipe.validationCount;
  return {
    ...named('exact-train-label', labelCounts(train)),
    ...named('exact-test-label', labelCounts(test)),
    'exact-steps-an-epoch': Math.ceil(learnedFrom / shippedRecipe.batchSize),
    'exact-batch': shippedRecipe.batchSize,
    'exact-sweep-steps': Math.ceil(learnedFrom / sweepRecipe.batchSize),
    'exact-sweep-batch': sweepRecipe.batchSize,
  };
}
