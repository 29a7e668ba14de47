// The baselines one by one: each is asked about the same 10,000 test images, and tells what it keeps and computes.
import { classCount, imagePixels } from '../mnist/image-set.ts';
import { labelCounts } from '../mnist/statistics.ts';
import { countConnections, countParameters } from '../nn/index.ts';
import type { Recipe } from '../training/recipe.ts';
import { createAsker } from './score-network.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { lookUp, makeTable } from './lookup-table.ts';
import { meanPictures, nearestMeanAccuracy } from './nearest-mean.ts';
import { runRecipe } from './run.ts';
import { sweepRecipe } from '../training/sweep-recipe.ts';
import { bestRule, countRight, featuresOfDigits, saysOne } from '../formulas/two-features.ts';
import type { Baseline, MeasuredRule } from '../records/experiments/baselines.ts';

export const logisticRecipe: Recipe = { ...sweepRecipe, sizes: [784, 10], epochs: 10 };
/** Rows, and columns, of the table for ten digits. */
const tableCells = 20;

export function measureMajority({ train, test }: ExperimentContext): Baseline {
  const met = labelCounts(train);
  const digit = met.indexOf(Math.max(...met));
  const correct = labelCounts(test)[digit];
  return { name: `always-${digit}`, correct, count: test.count, parameters: 0, multiplyAdds: 0 };
}

export function measureRules({ train, test }: ExperimentContext): MeasuredRule[] {
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

export function measureTable({ train, test }: ExperimentContext): Baseline {
  const digits = Array.from({ length: classCount }, (_, digit) => digit);
  const table = makeTable(featuresOfDigits(train, digits), tableCells);
  const asked = featuresOfDigits(test, digits);
  const correct = asked.filter((features) => lookUp(table, features) === features.label).length;
  // The bounds, and a digit for each cell; an image's ink is only added up.
  const parameters = table.digits.length + 2 * (tableCells - 1);
  return { name: 'two-features', correct, count: test.count, parameters, multiplyAdds: 0 };
}

export function measureNearestMean({ train, test }: ExperimentContext): Baseline {
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

export function measureLogistic(context: ExperimentContext): Baseline {
  const { sizes, seed } = logisticRecipe;
  const { best } = runRecipe(context, logisticRecipe);
  const { correct, count } = createAsker(context.machine(), logisticRecipe)(
    best.network,
    context.test,
  );
  return {
    name: 'logistic-regression',
    correct,
    count,
    parameters: countParameters(sizes),
    multiplyAdds: countConnections(sizes),
    seed,
  };
}

export function measureNetwork({ network, test, machine }: ExperimentContext): Baseline {
  const { correct, count } = createAsker(machine(), network)(network, test);
  return {
    name: 'network',
    correct,
    count,
    parameters: countParameters(network.sizes),
    multiplyAdds: countConnections(network.sizes),
  };
}
