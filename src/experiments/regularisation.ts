// Regularisation: 1,000 or 5,000 images, learned by heart or kept from it, by five means; and where to stop.
import type { Recipe } from '../training/recipe.ts';
import { type Answers, createAsker } from './score-network.ts';
import type { Bench } from './experiment-context.ts';
import { type Curve, curveOf } from './curve.ts';
import { madeBy, type Recorded, roundedAnswers } from './record.ts';
import { runRecipe } from './run.ts';
import { percentOf } from './sweep.ts';
import { sweepRecipe } from './sweep-recipe.ts';

export type MeansName = 'none' | 'weight-decay' | 'dropout' | 'shifts' | 'more-images';

export interface RegularisationRun {
  means: MeansName;
  recipe: Recipe;
  curve: Curve;
  /** After the last epoch. */
  last: Answers;
  /** The epoch with the least validation loss, where early stopping would end, and what it gets on the test images. */
  stopped: { epoch: number; test: Answers };
}

export type RegularisationRecord = Recorded<{
  benches: { trainCount: number; runs: RegularisationRun[] }[];
}>;

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
  bench: Bench,
  trainCount: number,
  means: MeansName,
): RegularisationRun {
  const recipe = recipeFor(trainCount, means);
  const run = runRecipe(bench, recipe);
  const ask = createAsker(bench.machine(), recipe);
  const { epoch, network } = run.leastLoss;
  return {
    means,
    recipe,
    curve: curveOf(run.points),
    last: roundedAnswers(ask(run.last, bench.test)),
    stopped: { epoch, test: roundedAnswers(ask(network, bench.test)) },
  };
}

export function makeRegularisation(bench: Bench): RegularisationRecord {
  const names: MeansName[] = ['none', 'weight-decay', 'dropout', 'shifts', 'more-images'];
  const benches = Object.keys(epochsFor).map((key) => {
    const trainCount = Number(key);
    const runs = names.map((means) => {
      const run = measureMeans(bench, trainCount, means);
      bench.say(
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
