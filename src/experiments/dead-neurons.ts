// Dead neurons: what a learning rate costs, counted in hidden neurons that never fire again.
import { deadNeurons } from '../formulas/dead-neurons.ts';
import type { DenseLayer } from '../nn/index.ts';
import type { DeadNeuronsPoint, DeadNeuronsRecord } from '../records/experiments/dead-neurons.ts';
import type { Recipe } from '../training/recipe.ts';
import { sgdRecipe, sweepRecipe } from '../training/sweep-recipe.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, roundedAnswers } from './record.ts';
import { runRecipe } from './run.ts';
import { createAsker } from './score-network.ts';
import { percentOf } from './sweep.ts';

const seeds = [1, 2, 3];
const learningRates = {
  sgd: [0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3],
  adam: [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1],
};
/** The rate falls to 0, for a constant one ends wherever its last step threw it. */
const recipes: Record<'sgd' | 'adam', Recipe> = {
  sgd: { ...sgdRecipe, schedule: 'linear' },
  adam: { ...sweepRecipe, epochs: 1, schedule: 'linear' },
};

export function measureDeadNeurons(
  context: ExperimentContext,
  optimiser: 'sgd' | 'adam',
  learningRate: number,
  seed: number,
): DeadNeuronsPoint {
  const recipe = { ...recipes[optimiser], learningRate, seed };
  const { last } = runRecipe(context, recipe);
  const test = createAsker(context.machine(), recipe)(last, context.test);
  const dead = deadNeurons(last.layers[0] as DenseLayer, context.test.pixels).length;
  return { optimiser, learningRate, seed, test: roundedAnswers(test), dead };
}

export function makeDeadNeurons(context: ExperimentContext): DeadNeuronsRecord {
  const points = (['sgd', 'adam'] as const).flatMap((optimiser) =>
    learningRates[optimiser].flatMap((learningRate) =>
      seeds.map((seed) => {
        const point = measureDeadNeurons(context, optimiser, learningRate, seed);
        context.say(
          `${optimiser} ${learningRate}, seed ${seed}: ${percentOf(point.test)}, ${point.dead} dead`,
        );
        return point;
      }),
    ),
  );
  const words =
    'One epoch of the optimiser’s recipe with the learning rate of the point, which falls to 0 in a straight line, on 55,000 training images. Dead is a hidden neuron that is active on none of the 10,000 test images.';
  return { made: madeBy('dead-neurons', words), recipes, points };
}
