// A convolutional network for a reader who waits: 10,000 images, and as few epochs as reach 97 % of the validation images.
import { layersRecipes, type LayersRecipe } from './layers-recipe.ts';

export const quickCnn = {
  ...layersRecipes.cnn,
  trainCount: 10_000,
  epochs: 4,
  seed: 1,
} as const satisfies LayersRecipe;
