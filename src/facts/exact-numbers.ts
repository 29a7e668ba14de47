// Counts that nobody can measure differently: what the published images are made of.
import { family } from './define-facts.ts';
import { digits, type ImageSet } from '#src/mnist/image-set.ts';
import { labelCounts } from '#src/mnist/statistics.ts';
import { shippedRecipe } from '#src/training/recipe.ts';
import { sweepRecipe } from '#src/training/sweep-recipe.ts';

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
