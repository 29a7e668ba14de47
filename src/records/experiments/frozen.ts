// What frozen.json holds, as src/experiments/frozen.ts measured it.
import type { Recorded, SweepPoint } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export type FrozenPoint = SweepPoint & {
  frozenLayers: 0 | 1;
  /** Parameters that learn. */
  learning: number;
};

export type FrozenRecord = Recorded<{ recipe: Recipe; points: FrozenPoint[] }>;
