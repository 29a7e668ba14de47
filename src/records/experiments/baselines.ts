// What baselines.json holds, as src/experiments/baselines.ts measured it.
import type { Rule } from '#src/formulas/two-features.ts';
import type { Recorded } from '../recorded.ts';
import type { TieRule } from '#src/retrieval/majority-vote.ts';
import type { Recipe } from '#src/training/recipe.ts';

/** One feature, for 0 against 1. */
export type MeasuredRule = Rule & {
  trainingCorrect: number;
  trainingCount: number;
  correct: number;
  count: number;
};

export interface Baseline {
  name: string;
  /** Right answers on `count` test images. */
  correct: number;
  count: number;
  /** Numbers that were learned, or are kept. */
  parameters: number;
  /** Multiplications and additions for one image. */
  multiplyAdds: number;
  seed?: number;
}

export interface NeighbourVote {
  measure: 'euclidean' | 'cosine';
  k: number;
  tie: TieRule;
  correct: number;
}

export type BaselinesRecord = Recorded<{
  logisticRecipe: Recipe;
  rules: MeasuredRule[];
  baselines: Baseline[];
  votes: NeighbourVote[];
}>;
