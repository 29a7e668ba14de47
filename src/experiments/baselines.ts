// Baselines: what rules, and learners without any hidden layer, get right of the same test images.
import { classCount, imagePixels } from '../mnist/image-set.ts';
import { labelCounts } from '../mnist/statistics.ts';
import { countConnections, countParameters } from '../nn/index.ts';
import type { Recipe } from '../training/recipe.ts';
import { createAsker } from './ask.ts';
import type { Bench } from './bench.ts';
import { meanPictures, nearestMeanAccuracy } from './nearest-mean.ts';
import { pixelNeighbours } from './pixel-neighbours.ts';
import { madeBy, type Recorded } from './record.ts';
import { runRecipe } from './run.ts';
import { sweepRecipe } from './sweep-recipe.ts';
import {
  bestRule,
  countRight,
  featuresOfDigits,
  lookUp,
  makeTable,
  type Rule,
  saysOne,
} from './two-features.ts';
import { countRight as countVotes, type TieRule } from './vote.ts';

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
  /** One feature, for 0 against 1. */
  rules: (Rule & {
    trainingCorrect: number;
    trainingCount: number;
    correct: number;
    count: number;
  })[];
  baselines: Baseline[];
  votes: NeighbourVote[];
}>;

export const logisticRecipe: Recipe = { ...sweepRecipe, sizes: [784, 10], epochs: 10 };
/** Rows, and columns, of the table for ten digits. */
const tableCells = 20;

export function measureMajority({ train, test }: Bench): Baseline {
  const met = labelCounts(train);
  const digit = met.indexOf(Math.max(...met));
  const correct = labelCounts(test)[digit];
  return { name: `always-${digit}`, correct, count: test.count, parameters: 0, multiplyAdds: 0 };
}

export function measureRules({ train, test }: Bench): BaselinesRecord['rules'] {
  const [examples, asked] = [train, test].map((images) => featuresOfDigits(images, [0, 1]));
  const kinds = [
    ['ink', 'below'],
    ['centre', 'above'],
  ] as const;
  return kinds.map(([feature, side]) => {
    const rule = bestRule(feature, side, examples);
    const says = (features: (typeof asked)[number]) => saysOne(rule, features);
    return {
      ...rule,
      trainingCorrect: countRight((features) => saysOne(rule, features), examples),
      trainingCount: examples.length,
      correct: asked.filter((features) => Number(says(features)) === features.label).length,
      count: asked.length,
    };
  });
}

export function measureTable({ train, test }: Bench): Baseline {
  const digits = Array.from({ length: classCount }, (_, digit) => digit);
  const table = makeTable(featuresOfDigits(train, digits), tableCells);
  const asked = featuresOfDigits(test, digits);
  const correct = asked.filter((features) => lookUp(table, features) === features.label).length;
  // The bounds, and a digit for each cell; an image's ink is only added up.
  const parameters = table.digits.length + 2 * (tableCells - 1);
  return { name: 'two-features', correct, count: test.count, parameters, multiplyAdds: 0 };
}

function measureNearestMean({ train, test }: Bench): Baseline {
  const share = nearestMeanAccuracy(meanPictures(train), test);
  const numbers = classCount * imagePixels;
  return {
    name: 'nearest-mean',
    correct: Math.round(share * test.count),
    count: test.count,
    parameters: numbers,
    multiplyAdds: numbers,
  };
}

export function measureLogistic(bench: Bench): Baseline {
  const { sizes, seed } = logisticRecipe;
  const { best } = runRecipe(bench, logisticRecipe);
  const { correct, count } = createAsker(bench.machine(), logisticRecipe)(best.network, bench.test);
  return {
    name: 'logistic-regression',
    correct,
    count,
    parameters: countParameters(sizes),
    multiplyAdds: countConnections(sizes),
    seed,
  };
}

function measureNetwork({ network, test, machine }: Bench): Baseline {
  const { correct, count } = createAsker(machine(), network)(network, test);
  return {
    name: 'network',
    correct,
    count,
    parameters: countParameters(network.sizes),
    multiplyAdds: countConnections(network.sizes),
  };
}

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
