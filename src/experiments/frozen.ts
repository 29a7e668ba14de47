// Frozen: the hidden layer stays as chance made it, and only the read-out learns.
import type { Recipe } from '../training/recipe.ts';
import type { Bench } from './experiment-context.ts';
import { madeBy, type Recorded } from './record.ts';
import { measurePoint, percentOf, type SweepPoint } from './sweep.ts';
import { sweepRecipe } from './sweep-recipe.ts';

export type FrozenPoint = SweepPoint & {
  frozenLayers: 0 | 1;
  /** Parameters that learn. */
  learning: number;
};
export type FrozenRecord = Recorded<{ recipe: Recipe; points: FrozenPoint[] }>;

export function measureFrozen(bench: Bench, frozenLayers: 0 | 1, seed: number): FrozenPoint {
  const point = measurePoint(bench, { ...sweepRecipe, frozenLayers, seed });
  const [inputs, hidden] = sweepRecipe.sizes;
  const learning = point.parameters - (frozenLayers === 1 ? (inputs + 1) * hidden : 0);
  return { frozenLayers, learning, ...point };
}

export function makeFrozen(bench: Bench): FrozenRecord {
  const points = ([0, 1] as const).flatMap((frozenLayers) =>
    [1, 2, 3].map((seed) => {
      const point = measureFrozen(bench, frozenLayers, seed);
      bench.say(`${frozenLayers} layers frozen, seed ${seed}: test ${percentOf(point.test)}`);
      return point;
    }),
  );
  const words =
    'The recipe with the seed of the point, 55,000 training images; with `frozenLayers` 1 the 784 × 128 weights and 128 biases never change.';
  return { made: madeBy('frozen', words), recipe: sweepRecipe, points };
}
