// Training in one go: every step and every epoch of a recipe, for whoever has no page to keep answerable.
//
// Whoever reads the generator stops the training by not asking for the next step.

import type { ImageSet } from '../mnist/image-set.ts';
import type { Network } from '../nn/index.ts';
import { type Machine, plainMachine } from '../nn/kernels/index.ts';
import { splitImages } from './images.ts';
import type { Recipe } from './recipe.ts';
import type { Best, EpochReport, StepReport } from './reports.ts';
import { createTrainer } from './trainer.ts';

export type StepProgress = StepReport & { stepCount: number };

/** `network` is as it stands after the epoch. */
export type EpochProgress = EpochReport & { epochCount: number; network: Network };

export type Trained = Best;

/**
 * Trains on all images but the last `recipe.validationCount` and returns the network of the epoch that was best on
 * those. A run that diverges ends with the best epoch before; when there is none, it throws Error with a sentence.
 * Throws RangeError for a wrong recipe, and when no image is left to train on or to validate with.
 */
export function* train(
  recipe: Recipe,
  images: ImageSet,
  machine: Machine = plainMachine(),
): Generator<StepProgress | EpochProgress, Trained> {
  const trainer = createTrainer(recipe, splitImages(recipe, images), machine);
  const { stepCount } = trainer;
  while (!trainer.isDone) {
    const report = trainer.advance();
    if (report.kind === 'step') {
      yield { ...report, stepCount };
      if (report.diverged) {
        if (!trainer.best) throw new Error(report.diverged);
        return trainer.best;
      }
    } else if (report.kind === 'epoch') {
      yield { ...report, epochCount: recipe.epochs, network: trainer.network() };
    }
  }
  return trainer.best!;
}
