// Training on the graphics processor for a page: as training-worker.ts, in a worker that asks for one.
import { startTraining, type TrainingRun } from '#src/training/client.ts';
import type { Recipe } from '#src/training/recipe.ts';
// oxlint-disable-next-line import/default -- `?worker&url` is the address that the bundler gives the built worker
import workerUrl from '../training/gpu-worker.ts?worker&url';
import { siteRoot } from './root.ts';
import { startWorker } from './start-worker.ts';
import type { TrainHereOptions } from './training-worker.ts';

/** Trains `recipe` in a worker of this page; see client.ts for what a run can do. */
export function trainHere(recipe: Recipe, options: TrainHereOptions = {}): TrainingRun {
  const createWorker = () => startWorker(workerUrl);
  return startTraining(recipe, { ...options, createWorker, root: siteRoot().href });
}
