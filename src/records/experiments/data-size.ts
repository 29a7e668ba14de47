// What data-size.json holds, as src/experiments/data-size.ts measured it.
import type { Answers, Recorded } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

/** Which images: the first of the training set, or some chosen by the point's seed. */
export type Choice = 'first' | 'random';

export interface DataSizePoint {
  choice: Choice;
  trainCount: number;
  seed: number;
  epochs: number;
  /** The epoch that was best on the validation images: the one measured. */
  bestEpoch: number;
  training: Answers;
  validation: Answers;
  test: Answers;
}

export type DataSizeRecord = Recorded<{ recipe: Recipe; points: DataSizePoint[] }>;
