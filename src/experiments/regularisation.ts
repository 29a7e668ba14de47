// Regularisation: 1,000 or 5,000 images, learned by heart or kept from it, by five means; and where to stop.
import type { Recipe } from '../training/recipe.ts';
import { createAsker } from './score-network.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { curveOf } from './curve.ts';
import { madeBy, roundedAnswers } from './record.ts';
import { runRecipe } from './run.ts';
import { percentOf } from './sweep.ts';
import { sweepRecipe } from '../training/sweep-recipe.ts';
import type {
  MeansName,
  RegularisationRun,
  RegularisationRecord,
} from '../records/experiments/regularisation.ts';

const more = 5;
export const epochsFor: Record<number, number> = { 1000: 100, 5000: 40 };

export function recipeFor(trainCount: number, means: MeansName): Recipe {
  const plain: Recipe = {
    ...sweepRecipe,
    batchSize: 32,
    trainCount,
    epochs: epochsFor[trainCount],
  };
  const changes: Record<MeansName, Partial<Recipe>> = {
    none: {},
    'weight-decay': { weightDecay: 1 },
    dropout: { dropout: 0.5 },
    shifts: { shift: 2 },
    // The same number of steps.
    'more-images': { trainCount: more * trainCount, epochs: plain.epochs / more },
  };
  return { ...plain, ...changes[means] };
}

export function measureMeans(
  context: ExperimentContext,
  trainCount: number,
  means: MeansName,
): RegularisationRun {
  const recipe = recipeFor(trainCount, means);
  const run = runRecipe(context, recipe);
  const ask = createAsker(context.machine(), recipe);
  const { epoch, network } = run.leastLoss;
  return {
    means,
    recipe,
    curve: curveOf(run.points),
    last: roundedAnswers(ask(run.last, context.test)),
    stopped: { epoch, test: roundedAnswers(ask(network, context.test)) },
  };
}

export function makeRegularisation(context: ExperimentContext): RegularisationRecord {
  const names: MeansName[] = ['none', 'weight-decay', 'dropout', 'shifts', 'more-images'];
  const benches = Object.keys(epochsFor).map((key) => {
    const trainCount = Number(key);
    const runs = names.map((means) => {
      const run = measureMeans(context, trainCount, means);
      context.say(
        `${trainCount} images, ${means}: test ${percentOf(run.last)}, stopped after epoch ${run.stopped.epoch} ${percentOf(run.stopped.test)}`,
      );
      return run;
    });
    return { trainCount, runs };
  });
  const words =
    'Each run with its recipe, on the first `trainCount` training images; `stopped` is early stopping: the epoch with the least loss on the 5,000 validation images. Weight decay acts as in AdamW.';
  return { made: madeBy('regularisation', words), benches };
}
