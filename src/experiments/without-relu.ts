// Without ReLU: the network of the sweeps learns with nothing between its two layers, so that it is a linear one.
import type { Recipe } from '../training/recipe.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy } from './record.ts';
import { measurePoint, percentOf } from './sweep.ts';
import type { SweepPoint } from '../records/recorded.ts';
import { sweepRecipe } from '../training/sweep-recipe.ts';
import type { WithoutReluRecord } from '../records/experiments/without-relu.ts';

const recipe: Recipe = { ...sweepRecipe, activation: 'identity' };

export const measureWithoutRelu = (context: ExperimentContext, seed: number): SweepPoint =>
  measurePoint(context, { ...recipe, seed });

export function makeWithoutRelu(context: ExperimentContext): WithoutReluRecord {
  const points = [1, 2, 3].map((seed) => {
    const point = measureWithoutRelu(context, seed);
    context.say(`seed ${seed}: test ${percentOf(point.test)}`);
    return point;
  });
  const words =
    'The recipe of the width sweep at 128 neurons, but the hidden neurons hand on their sums as they are; 55,000 training images.';
  return { made: madeBy('without-relu', words), recipe, points };
}
