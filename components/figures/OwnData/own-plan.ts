// A training on the reader's images, and what comes out of it: the network, tried on the images that were held out.
import type { TrainingPlan } from '#components/controls/LiveRun/use-training.ts';
import { chanceRange } from '#src/charts/reliability.ts';
import { readNetwork } from '#src/nn/index.ts';
import type { Collection } from '#src/own-data/collection.ts';
import { ownRecipe, type Wishes } from '#src/own-data/own-recipe.ts';
import { type HeldOut, splitCollection, splitSets } from '#src/own-data/split.ts';
import type { Trained } from '#src/own-data/trained.ts';
import { tryOut } from '#src/own-data/try-out.ts';

export interface Result {
  trained: Trained;
  heldOut: HeldOut[];
  /** As it was when the training began. */
  collection: Collection;
}

export function planFor(collection: Collection, wishes: Wishes): TrainingPlan<Result> {
  const split = splitCollection(collection, wishes.seed);
  const recipe = ownRecipe(wishes, {
    classes: collection.length,
    training: split.training.length,
    heldOut: split.heldOut.length,
  });
  return {
    recipes: [recipe],
    images: splitSets(split),
    async conclude(run, how) {
      const { network } = readNetwork(await run.weights('now'));
      const { step = 0, stepCount = 1 } = run.progress ?? {};
      const trained = tryOut({
        network,
        recipe,
        collection,
        split,
        date: new Date().toISOString(),
        interval: chanceRange,
        stopped: how === 'stopped' ? { step, stepCount } : undefined,
      });
      return { trained, heldOut: split.heldOut, collection };
    },
  };
}
