// Two recipes for a reader who waits: as few epochs as reach 97 % and 98 % of the test images.
//
// Chosen on the validation images alone, from some twenty others (batch sizes 16 to 64, learning rates 0.2 to 0.8,
// all three optimisers, 2 to 9 epochs), each tried with four seeds.
import { type Recipe, shippedRecipe } from './recipe.ts';

const sameForBoth: Recipe = {
  ...shippedRecipe,
  batchSize: 32,
  learningRate: 0.4,
  seed: 1,
};

export const quickRecipes = {
  97: { ...sameForBoth, epochs: 2, schedule: 'linear' },
  98: { ...sameForBoth, epochs: 8, schedule: 'cosine' },
} as const satisfies Record<number, Recipe>;

export type Goal = keyof typeof quickRecipes;
