// Learning rate: what one epoch of SGD, or of Adam, makes of steps from far too short to far too long.
import type { Recipe } from '../training/recipe.ts';
import type { Bench } from './experiment-context.ts';
import { madeBy, type Recorded } from './record.ts';
import { measurePoint, percentOf, type SweepPoint } from './sweep.ts';
import { sgdRecipe, sweepRecipe } from './sweep-recipe.ts';

export type LearningRatePoint = SweepPoint & { optimiser: 'sgd' | 'adam'; learningRate: number };
export type LearningRateRecord = Recorded<{
  recipes: Record<'sgd' | 'adam', Recipe>;
  points: LearningRatePoint[];
}>;

export const learningRates = {
  sgd: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  adam: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1],
};
const recipes = { sgd: sgdRecipe, adam: { ...sweepRecipe, epochs: 1 } };

export function measureLearningRate(
  bench: Bench,
  optimiser: 'sgd' | 'adam',
  learningRate: number,
): LearningRatePoint {
  const recipe = { ...recipes[optimiser], learningRate };
  return { optimiser, learningRate, ...measurePoint(bench, recipe) };
}

export function makeLearningRate(bench: Bench): LearningRateRecord {
  const points = (['sgd', 'adam'] as const).flatMap((optimiser) =>
    learningRates[optimiser].map((learningRate) => {
      const point = measureLearningRate(bench, optimiser, learningRate);
      bench.say(`${optimiser} ${learningRate}: test ${percentOf(point.test)}`);
      return point;
    }),
  );
  const words =
    'One epoch of the optimiser’s recipe with the learning rate of the point, 55,000 training images. A run that diverges goes on to its last step.';
  return { made: madeBy('learning-rate', words), recipes, points };
}
