// Frozen: the hidden layer stays as chance made it, and only the read-out learns.
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy } from './record.ts';
import { measurePoint, percentOf } from './sweep.ts';
import { sweepRecipe } from '../training/sweep-recipe.ts';
import type { FrozenPoint, FrozenRecord } from '../records/experiments/frozen.ts';

export function measureFrozen(
  context: ExperimentContext,
  frozenLayers: 0 | 1,
  seed: number,
): FrozenPoint {
  const point = measurePoint(context, { ...sweepRecipe, frozenLayers, seed });
  const [inputs, hidden] = sweepRecipe.sizes;
  const learning = point.parameters - (frozenLayers === 1 ? (inputs + 1) * hidden : 0);
  return { frozenLayers, learning, ...point };
}

export function makeFrozen(context: ExperimentContext): FrozenRecord {
  const points = ([0, 1] as const).flatMap((frozenLayers) =>
    [1, 2, 3].map((seed) => {
      const point = measureFrozen(context, frozenLayers, seed);
      context.say(`${frozenLayers} layers frozen, seed ${seed}: test ${percentOf(point.test)}`);
      return point;
    }),
  );
  const words =
    'The recipe with the seed of the point, 55,000 training images; with `frozenLayers` 1 the 784 × 128 weights and 128 biases never change.';
  return { made: madeBy('frozen', words), recipe: sweepRecipe, points };
}
