// Baselines: what rules, and learners without any hidden layer, get right of the same test images.
import { imagePixels } from '../mnist/image-set.ts';
import {
  logisticRecipe,
  measureLogistic,
  measureMajority,
  measureNearestMean,
  measureNetwork,
  measureRules,
  measureTable,
} from './baseline-measures.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { pixelNeighbours } from './pixel-neighbours.ts';
import { madeBy } from './record.ts';
import { countRight as countVotes } from '../retrieval/majority-vote.ts';
import type { NeighbourVote, BaselinesRecord } from '../records/experiments/baselines.ts';

function measureVotes(context: ExperimentContext): NeighbourVote[] {
  const { train, test } = context;
  const nearest = pixelNeighbours(context);
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

export function makeBaselines(context: ExperimentContext): BaselinesRecord {
  const { train, test } = context;
  const votes = measureVotes(context);
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
    rules: measureRules(context),
    baselines: [
      measureMajority(context),
      measureTable(context),
      measureNearestMean(context),
      measureLogistic(context),
      ...neighbours,
      measureNetwork(context),
    ],
    votes,
  };
}
