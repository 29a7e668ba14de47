// The runs that checkpoints are taken of: the book's own, and two that differ from it in one thing.
import type { Network } from '../nn/index.ts';
import { type Recipe, shippedRecipe } from '../training/recipe.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { runRecipe } from './run.ts';
import type { RunName } from '../records/experiments/checkpoints.ts';

export const smallStartDivisor = 20;

/** Up to the step at which the shipped network was taken. */
export const watchedSteps = (last: number): number[] => [
  ...[0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000].filter(
    (step) => step < last,
  ),
  last,
];

export const recipes: Record<RunName, Recipe> = {
  book: shippedRecipe,
  'weight-decay': { ...shippedRecipe, weightDecay: 1e-4 },
  'small-start': shippedRecipe,
};

const divided = (network: Network): Network => ({
  ...network,
  layers: network.layers.map((layer) => ({
    ...layer,
    weights: layer.weights.map((weight) => weight / smallStartDivisor),
  })),
});

/** The network of each watched step, and that of the epoch which was best on the validation images. */
export function recordCheckpoints(
  context: ExperimentContext,
  name: RunName,
  steps?: readonly number[],
) {
  const taken = new Map<number, Network>();
  const { best, points } = runRecipe(context, recipes[name], {
    alterStart: name === 'small-start' ? divided : undefined,
    watch: (step, network) => {
      if (steps?.includes(step)) taken.set(step, network());
    },
  });
  return { taken, best: { network: best.network, step: points[best.epoch].step }, points };
}
