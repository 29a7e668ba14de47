// What networks-of-layers.json holds, as src/experiments/networks-of-layers.ts measured it.
import type { ShippedName } from '#src/nn/layers/shipped.ts';
import type { LayersRecipe } from '#src/training/layers-recipe.ts';
import type { Answers, Recorded } from '../recorded.ts';

export interface LayersPoint {
  seed: number;
  /** The epoch that was best on the validation images: its network answered. */
  epoch: number;
  validation: Answers;
  test: Answers;
}

export interface LayersRuns {
  name: ShippedName;
  /** Without its list of layers, which is the architecture's. */
  recipe: Omit<LayersRecipe, 'network'>;
  /** The shipped one's seed first. */
  points: LayersPoint[];
}

export type NetworksOfLayersRecord = Recorded<{ networks: LayersRuns[] }>;
