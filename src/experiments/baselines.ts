// Baselines: what rules, and learners without any hidden layer, get right of the same test images.
import { imagePixels } from '../mnist/image-set.ts';
import type { Recipe } from '../training/recipe.ts';
import {
  type Baseline,
  logisticRecipe,
  type MeasuredRule,
  measureLogistic,
  measureMajority,
  measureNearestMean,
  measureNetwork,
  measureRules,
  measureTable,
} from './baseline-measures.ts';
import type { Bench } from './experiment-context.ts';
import { pixelNeighbours } from './pixel-neighbours.ts';
import { madeBy, type Recorded } from './record.ts';
import { countRight as countVotes, type TieRule } from '../retrieval/majority-vote.ts';

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

function measureVotes(bench: Bench): NeighbourVote[] {
  const { train, test } = bench;
  const nearest = pixelNeighbours(bench);
  return (['euclidean', 'cosine'] as const).flatMap((measure) =>
    [1, 3, 5].flatMap((k) =>
      (['smallest', 'nearest'] as const).map((tie) => ({
        measure,
        k,
        tie,
        correct: countVotes(nearest[measure], train.labels, test.labels, k, tie),
      })),
    ),
  );
}

export function makeBaselines(bench: Bench): BaselinesRecord {
  const { train, test } = bench;
  const votes = measureVotes(bench);
  const stored = train.count * imagePixels;
  const neighbours = votes
    .filter(({ measure, tie, k }) => measure === 'euclidean' && tie === 'smallest' && k < 5)
    .map(({ k, correct }) => ({
      name: `nearest-${k}`,
      correct,
      count: test.count,
      parameters: stored,
      multiplyAdds: stored,
    }));
  const words =
    'All but logistic regression know all 60,000 training images; that has the recipe given (55,000), and its epoch was chosen on the 5,000 validation images. Neighbours by squared distance of all 784 bytes, exact; ties for the smallest digit.';
  return {
    made: madeBy('baselines', words),
    logisticRecipe,
    rules: measureRules(bench),
    baselines: [
      measureMajority(bench),
      measureTable(bench),
      measureNearestMean(bench),
      measureLogistic(bench),
      ...neighbours,
      measureNetwork(bench),
    ],
    votes,
  };
}
