// What initialisation.json holds, as src/experiments/initialisation.ts measured it.
import type { Recorded, SweepPoint } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export type StartName = 'zeros' | 'tiny' | 'he' | 'xavier' | 'normal';

export type InitialisationPoint = SweepPoint & {
  start: StartName;
  /** Weights of both layers that are exactly 0 after the last step. */
  zeroWeights: number;
};

export type InitialisationRecord = Recorded<{
  recipe: Recipe;
  starts: Record<StartName, Partial<Recipe>>;
  points: InitialisationPoint[];
}>;
