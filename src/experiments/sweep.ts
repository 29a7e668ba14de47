// A sweep: one number of a recipe takes many values, all else stays, and each value is one run.
import { countConnections, countParameters } from '../nn/index.ts';
import type { Recipe } from '../training/recipe.ts';
import type { Answers } from './score-network.ts';
import { createAsker } from './score-network.ts';
import type { Bench } from './experiment-context.ts';
import { roundedAnswers } from './record.ts';
import { runRecipe, type RunOptions } from './run.ts';

export interface SweepPoint {
  seed: number;
  parameters: number;
  /** Multiplications and additions for one image. */
  multiplyAdds: number;
  steps: number;
  /** On the training images, or the first 5,000 of them, after the last epoch. */
  training: Answers;
  validation: Answers;
  test: Answers;
  /** The first step at which the loss was found to have run away. */
  divergedAt?: number;
}

/** The network as it stands after the last epoch of `recipe`; no epoch is chosen. */
export function measurePoint(bench: Bench, recipe: Recipe, options: RunOptions = {}): SweepPoint {
  const run = runRecipe(bench, recipe, options);
  const { training, validation, step } = run.points.at(-1)!;
  const ask = createAsker((options.machine ?? bench.machine)(), recipe);
  return {
    seed: recipe.seed,
    parameters: countParameters(recipe.sizes),
    multiplyAdds: countConnections(recipe.sizes),
    steps: step,
    training: roundedAnswers(training),
    validation: roundedAnswers(validation),
    test: roundedAnswers(ask(run.last, bench.test)),
    ...(run.divergedAt !== undefined && { divergedAt: run.divergedAt }),
  };
}

/** "97.12 %" of a count of right answers, for the words on progress. */
export const percentOf = ({ correct, count }: Answers): string =>
  `${((100 * correct) / count).toFixed(2)} %`;
