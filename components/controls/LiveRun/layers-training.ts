// What useTraining fetches to train networks of layers.
import type { LayersRecipe } from '#src/training/layers-recipe.ts';
import type { LoadTraining } from './use-training.ts';

export const layersTraining: LoadTraining<LayersRecipe> = () =>
  import('#src/session/layers-training.ts');
