// Learning rate: what one epoch of SGD, or of Adam, makes of steps from far too short to far too long.
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy } from './record.ts';
import { measurePoint, percentOf } from './sweep.ts';
import { sgdRecipe, sweepRecipe } from '../training/sweep-recipe.ts';
import type {
  LearningRatePoint,
  LearningRateRecord,
} from '../records/experiments/learning-rate.ts';

export const learningRates = {
  sgd: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  adam: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1],
};
const recipes = { sgd: sgdRecipe, adam: { ...sweepRecipe, epochs: 1 } };

export function measureLearningRate(
  context: ExperimentContext,
  optimiser: 'sgd' | 'adam',
  learningRate: number,
): LearningRatePoint {
  const recipe = { ...recipes[optimiser], learningRate };
  return { optimiser, learningRate, ...measurePoint(context, recipe) };
}

export function makeLearningRate(context: ExperimentContext): LearningRateRecord {
  const points = (['sgd', 'adam'] as const).flatMap((optimiser) =>
    learningRates[optimiser].map((learningRate) => {
      const point = measureLearningRate(context, optimiser, learningRate);
      context.say(`${optimiser} ${learningRate}: test ${percentOf(point.test)}`);
      return point;
    }),
  );
  const words =
    'One epoch of the optimiser’s recipe with the learning rate of the point, 55,000 training images. A run that diverges goes on to its last step.';
  return { made: madeBy('learning-rate', words), recipes, points };
}
