// A fair race: every optimiser with many learning rates, so that each can be compared at its own best one.
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy } from './record.ts';
import { measurePoint, percentOf } from './sweep.ts';
import { sweepRecipe } from '../training/sweep-recipe.ts';
import type {
  OptimiserRaceRecord,
  Racer,
  RacePoint,
} from '../records/experiments/optimiser-race.ts';
import type { Recipe } from '../training/recipe.ts';

const recipe: Recipe = { ...sweepRecipe, epochs: 3 };
const seeds = [1, 2, 3];

const changes: Record<Racer, Partial<Recipe>> = {
  sgd: { optimiser: 'sgd' },
  momentum: { optimiser: 'momentum' },
  nesterov: { optimiser: 'nesterov' },
  rmsprop: { optimiser: 'rmsprop' },
  adam: { optimiser: 'adam' },
  // Its shrinking is apart from Adam's averages, as the recipe's weight decay always is.
  adamw: { optimiser: 'adam', weightDecay: 0.01 },
};

const rates: Record<Racer, number[]> = {
  sgd: [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2],
  momentum: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5],
  nesterov: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5],
  rmsprop: [0.0005, 0.001, 0.002, 0.005, 0.01],
  adam: [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05],
  adamw: [0.001, 0.002, 0.005],
};

export function measureRace(
  context: ExperimentContext,
  optimiser: Racer,
  learningRate: number,
  seed: number,
): RacePoint {
  const point = measurePoint(context, { ...recipe, ...changes[optimiser], learningRate, seed });
  return { optimiser, learningRate, seed, validation: point.validation, test: point.test };
}

export function makeOptimiserRace(context: ExperimentContext): OptimiserRaceRecord {
  const points = (Object.keys(rates) as Racer[]).flatMap((optimiser) =>
    rates[optimiser].flatMap((learningRate) => {
      const runs = seeds.map((seed) => measureRace(context, optimiser, learningRate, seed));
      const found = runs.map(({ test }) => percentOf(test)).join(', ');
      context.say(`${optimiser} ${learningRate}: test ${found}`);
      return runs;
    }),
  );
  const words =
    'The recipe with the optimiser, the rate and the seed of the point, 55,000 training images; the network after the last epoch. The last 5,000 training images choose each optimiser’s rate.';
  return { made: madeBy('optimiser-race', words), recipe, changes, points };
}
