// Training of networks of layers for a page: as training-worker.ts, in a worker that has their kernels.
import { startTraining, type TrainingRun } from '#src/training/client.ts';
import type { LayersRecipe } from '#src/training/layers-recipe.ts';
// oxlint-disable-next-line import/default -- `?worker&url` is the address that the bundler gives the built worker
import workerUrl from '../training/layers-worker.ts?worker&url';
import { siteRoot } from './root.ts';
import { startWorker } from './start-worker.ts';
import type { TrainHereOptions } from './training-worker.ts';

/** Trains `recipe` in a worker of this page; see client.ts for what a run can do. */
export function trainHere(recipe: LayersRecipe, options: TrainHereOptions = {}): TrainingRun {
  const createWorker = () => startWorker(workerUrl);
  return startTraining(recipe, { ...options, createWorker, root: siteRoot().href });
}
