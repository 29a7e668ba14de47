// What regularisation.json holds, as src/experiments/regularisation.ts measured it.
import type { Answers, Curve, Recorded } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export type MeansName = 'none' | 'weight-decay' | 'dropout' | 'shifts' | 'more-images';

export interface RegularisationRun {
  means: MeansName;
  recipe: Recipe;
  curve: Curve;
  /** After the last epoch. */
  last: Answers;
  /** The epoch with the least validation loss, where early stopping would end, and what it gets on the test images. */
  stopped: { epoch: number; test: Answers };
}

export type RegularisationRecord = Recorded<{
  benches: { trainCount: number; runs: RegularisationRun[] }[];
}>;
