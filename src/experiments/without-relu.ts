// Without ReLU: the network of the sweeps learns with nothing between its two layers, so that it is a linear one.
import type { Recipe } from '../training/recipe.ts';
import type { Bench } from './experiment-context.ts';
import { madeBy, type Recorded } from './record.ts';
import { measurePoint, percentOf, type SweepPoint } from './sweep.ts';
import { sweepRecipe } from './sweep-recipe.ts';

export type WithoutReluRecord = Recorded<{ recipe: Recipe; points: SweepPoint[] }>;

const recipe: Recipe = { ...sweepRecipe, activation: 'identity' };

export const measureWithoutRelu = (bench: Bench, seed: number): SweepPoint =>
  measurePoint(bench, { ...recipe, seed });

export function makeWithoutRelu(bench: Bench): WithoutReluRecord {
  const points = [1, 2, 3].map((seed) => {
    const point = measureWithoutRelu(bench, seed);
    bench.say(`seed ${seed}: test ${percentOf(point.test)}`);
    return point;
  });
  const words =
    'The recipe of the width sweep at 128 neurons, but the hidden neurons hand on their sums as they are; 55,000 training images.';
  return { made: madeBy('without-relu', words), recipe, points };
}
