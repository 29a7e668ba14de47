// Initialisation: what one epoch of SGD makes of five starts.
import { type Network, parameterArrays } from '../nn/index.ts';
import type { Recipe } from '../training/recipe.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy } from './record.ts';
import { measurePoint, percentOf } from './sweep.ts';
import { sgdRecipe } from '../training/sweep-recipe.ts';
import type {
  StartName,
  InitialisationPoint,
  InitialisationRecord,
} from '../records/experiments/initialisation.ts';

export const starts: Record<StartName, Partial<Recipe>> = {
  zeros: { initialiser: 'zeros' },
  tiny: { initialiser: 'normal', standardDeviation: 1e-4 },
  he: { initialiser: 'he' },
  xavier: { initialiser: 'xavier' },
  normal: { initialiser: 'normal', standardDeviation: 1 },
};

export function measureInitialisation(
  context: ExperimentContext,
  start: StartName,
): InitialisationPoint {
  const recipe = { ...sgdRecipe, ...starts[start] };
  let last: Network | undefined;
  const steps = Math.ceil((context.train.count - recipe.validationCount) / recipe.batchSize);
  const point = measurePoint(context, recipe, {
    watch: (step, network) => {
      if (step === steps) last = network();
    },
  });
  // Biases do move: each learns how often its digit is met.
  const weights = parameterArrays(last!).filter((_, k) => k % 2 === 0);
  const zeroWeights = weights.reduce(
    (sum, array) => sum + array.filter((weight) => weight === 0).length,
    0,
  );
  return { start, ...point, zeroWeights };
}

export function makeInitialisation(context: ExperimentContext): InitialisationRecord {
  const points = (Object.keys(starts) as StartName[]).map((start) => {
    const point = measureInitialisation(context, start);
    context.say(`start ${start}: test ${percentOf(point.test)}`);
    return point;
  });
  const words =
    'One epoch of the recipe with another start, 55,000 training images. Biases start at 0 in all.';
  return { made: madeBy('initialisation', words), recipe: sgdRecipe, starts, points };
}
