// A sweep: one number of a recipe takes many values, all else stays, and each value is one run.
import { countConnections, countParameters } from '../nn/index.ts';
import type { Recipe } from '../training/recipe.ts';
import type { Answers } from '../records/recorded.ts';
import { createAsker } from './score-network.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { roundedAnswers } from './record.ts';
import { runRecipe, type RunOptions } from './run.ts';
import type { SweepPoint } from '../records/recorded.ts';

/** The network as it stands after the last epoch of `recipe`; no epoch is chosen. */
export function measurePoint(
  context: ExperimentContext,
  recipe: Recipe,
  options: RunOptions = {},
): SweepPoint {
  const run = runRecipe(context, recipe, options);
  const { training, validation, step } = run.points.at(-1)!;
  const ask = createAsker((options.machine ?? context.machine)(), recipe);
  return {
    seed: recipe.seed,
    parameters: countParameters(recipe.sizes),
    multiplyAdds: countConnections(recipe.sizes),
    steps: step,
    training: roundedAnswers(training),
    validation: roundedAnswers(validation),
    test: roundedAnswers(ask(run.last, context.test)),
    ...(run.divergedAt !== undefined && { divergedAt: run.divergedAt }),
  };
}

/** "97.12 %" of a count of right answers, for the words on progress. */
export const percentOf = ({ correct, count }: Answers): string =>
  `${((100 * correct) / count).toFixed(2)} %`;
