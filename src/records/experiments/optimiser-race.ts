// What optimiser-race.json holds, as src/experiments/optimiser-race.ts measured it.
import type { optimiserNames } from '#src/formulas/optimiser-names.ts';
import type { Answers, Recorded } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export type Racer = keyof typeof optimiserNames;

export interface RacePoint {
  optimiser: Racer;
  learningRate: number;
  seed: number;
  /** After the last epoch. */
  validation: Answers;
  test: Answers;
}

export type OptimiserRaceRecord = Recorded<{
  recipe: Recipe;
  /** What each optimiser changes of the recipe, besides the rate. */
  changes: Record<Racer, Partial<Recipe>>;
  points: RacePoint[];
}>;
