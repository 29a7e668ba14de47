// What dead-neurons.json holds, as src/experiments/dead-neurons.ts measured it.
import type { Answers, Recorded } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export interface DeadNeuronsPoint {
  optimiser: 'sgd' | 'adam';
  learningRate: number;
  seed: number;
  test: Answers;
  /** Hidden neurons that are active on no test image. */
  dead: number;
}

export type DeadNeuronsRecord = Recorded<{
  recipes: Record<'sgd' | 'adam', Recipe>;
  points: DeadNeuronsPoint[];
}>;
