// Counts that nobody can measure differently: what the published images are made of.
import { family } from './define-facts.ts';
import type { ImageSet } from '#src/mnist/image-set.ts';
import { labelCounts } from '#src/mnist/statistics.ts';
import { shippedRecipe } from '#src/training/recipe.ts';
import { sweepRecipe } from '#src/training/sweep-recipe.ts';

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export function exactFacts(train: ImageSet, test: ImageSet) {
  const learnedFrom = train.count - shippedRecipe.validationCount;
  const [trainLabels, testLabels] = [labelCounts(train), labelCounts(test)];
  return {
    ...family('exact-train-label', digits, (digit) => trainLabels[digit]),
    ...family('exact-test-label', digits, (digit) => testLabels[digit]),
    'exact-steps-an-epoch': Math.ceil(learnedFrom / shippedRecipe.batchSize),
    'exact-batch': shippedRecipe.batchSize,
    'exact-sweep-steps': Math.ceil(learnedFrom / sweepRecipe.batchSize),
    'exact-sweep-batch': sweepRecipe.batchSize,
  };
}
