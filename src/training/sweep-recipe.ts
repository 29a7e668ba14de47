// The recipe that the sweeps start from: the book's network, and nothing that changes on the way.
import type { Recipe } from '../training/recipe.ts';
import { shippedRecipe } from '../training/recipe.ts';

/** Trained on the first 55,000 images; the other 5,000 of the 60,000 validate. */
export const sweepRecipe: Recipe = {
  sizes: shippedRecipe.sizes,
  initialiser: 'he',
  optimiser: 'adam',
  batchSize: 128,
  learningRate: 0.001,
  schedule: 'constant',
  epochs: 5,
  validationCount: shippedRecipe.validationCount,
  seed: 1,
};

export const sgdRecipe: Recipe = {
  ...sweepRecipe,
  optimiser: 'sgd',
  batchSize: 64,
  learningRate: 0.1,
  epochs: 1,
};

/** Images between two looks at the validation images, where a run stops as soon as it is good enough. */
export const lookEvery = 640;
