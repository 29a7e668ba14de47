// What clinic.json holds, as src/experiments/clinic.ts measured it.
import type { Answers, Curve, Recorded } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export type CaseName =
  | 'too-small'
  | 'rate-too-low'
  | 'rate-too-high'
  | 'zero-start'
  | 'unscaled'
  | 'overfitting'
  | 'random-labels';

export interface Treatment {
  recipe: Recipe;
  /** Raw bytes for inputs, or digits by chance for labels. */
  unscaled?: boolean;
  labelSeed?: number;
}

export type TreatedRun = Treatment & {
  curve: Curve;
  /** After the last epoch. */
  test: Answers;
  divergedAt?: number;
};

export type ClinicRecord = Recorded<{
  cases: Record<CaseName, { broken: TreatedRun; cure: TreatedRun }>;
}>;
