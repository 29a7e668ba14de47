// Training for a page: the built worker, admitted by the page's own policy, and the site's images.
import { startTraining, type TrainingOptions, type TrainingRun } from '#src/training/client.ts';
import type { Recipe } from '#src/training/recipe.ts';
// oxlint-disable-next-line import/default -- `?worker&url` is the address that the bundler gives the built worker
import workerUrl from '../training/worker.ts?worker&url';
import { siteRoot } from './root.ts';
import { startWorker } from './start-worker.ts';

export type TrainHereOptions = Omit<TrainingOptions, 'createWorker' | 'root'>;

/** Trains `recipe` in a worker of this page; see client.ts for what a run can do. */
export function trainHere(recipe: Recipe, options: TrainHereOptions = {}): TrainingRun {
  const createWorker = () => startWorker(workerUrl);
  return startTraining(recipe, { ...options, createWorker, root: siteRoot().href });
}
