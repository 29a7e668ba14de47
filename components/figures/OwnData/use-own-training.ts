// One training on the reader's images, and the network that came out of the last one that ended.
//
// A run ends by itself, by Stop, or with the page. What it has learned until then is tried out and stays, until
// another has taken its place.
import { useMemo } from 'preact/hooks';
import {
  type TrainingPlan,
  type TrainingView,
  useTraining,
} from '#components/controls/LiveRun/use-training.ts';
import type { Collection } from '#src/own-data/collection.ts';
import type { Wishes } from '#src/own-data/own-recipe.ts';
import type { HeldOut } from '#src/own-data/split.ts';
import type { Trained } from '#src/own-data/trained.ts';
import { type CurvePoint, lossCurve } from '#src/training/loss-curve.ts';
import { notLoaded } from '#src/workers/failures.ts';

export interface Result {
  trained: Trained;
  heldOut: HeldOut[];
  /** As it was when the training began. */
  collection: Collection;
}

export interface OwnTraining extends Pick<TrainingView<Result>, 'state' | 'result' | 'isKept'> {
  step: number;
  stepCount: number;
  curve: CurvePoint[];
  epochs: { step: number; accuracy: number }[];
}

const pointsInCurve = 70;

async function planFor(collection: Collection, wishes: Wishes): Promise<TrainingPlan<Result>> {
  const deep = await import('./on-demand.ts').catch((cause: unknown) => {
    throw new Error(notLoaded('The training code'), { cause });
  });
  const split = deep.splitCollection(collection, wishes.seed);
  const recipe = deep.ownRecipe(wishes, {
    classes: collection.length,
    training: split.training.length,
    heldOut: split.heldOut.length,
  });
  return {
    recipes: [recipe],
    images: deep.splitSets(split),
    async conclude(run, how) {
      const { network } = deep.readNetwork(await run.weights('now'));
      const { step = 0, stepCount = 1 } = run.progress ?? {};
      const trained = deep.tryOut({
        network,
        recipe,
        collection,
        split,
        date: new Date().toISOString(),
        interval: deep.chanceRange,
        stopped: how === 'stopped' ? { step, stepCount } : undefined,
      });
      return { trained, heldOut: split.heldOut, collection };
    },
  };
}

export function useOwnTraining() {
  const training = useTraining<Result>();
  const { state, result, isKept, runs } = training.view;
  const [shown] = runs;
  const { step = 0, stepCount = 1 } = shown?.progress ?? {};
  const drawn = useMemo(
    () => ({
      curve: shown ? lossCurve(shown.losses, Math.ceil(stepCount / pointsInCurve)) : [],
      epochs: (shown?.epochs ?? []).map((epoch) => ({
        step: epoch.step,
        accuracy: epoch.validation.accuracy,
      })),
    }),
    [shown],
  );
  const view: OwnTraining = useMemo(
    () => ({ state, result, isKept, step, stepCount, ...drawn }),
    [state, result, isKept, drawn],
  );
  return {
    view,
    start: (collection: Collection, wishes: Wishes) =>
      training.start(() => planFor(collection, wishes)),
    /** Keeps what was learned. */
    stop: () => training.stop(true),
  };
}
