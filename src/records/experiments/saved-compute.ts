// What saved-compute.json holds, as src/experiments/saved-compute.ts measured it.
import type { Recorded } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export interface SavedPoint {
  change: Partial<Recipe>;
  /** Images shown in training when each level was first found to be reached; null where it was not. */
  images: (number | null)[];
  /** Images shown when it was given up, or had reached all levels. */
  shown: number;
  /** Right answers on the validation images then, in a hundred. */
  end: number;
}

export interface SavedRun extends SavedPoint {
  what: 'start' | 'learning rate' | 'batch size';
  name: string;
}

export type SavedComputeRecord = Recorded<{ recipe: Recipe; levels: number[]; points: SavedRun[] }>;
