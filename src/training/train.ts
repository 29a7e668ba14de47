// Training in one go: every step and every epoch of a recipe, for whoever has no page to keep answerable.
//
// Whoever reads the generator stops the training by not asking for the next step.

import type { ImageSet } from '../mnist/image-set.ts';
import type { Network } from '../nn/index.ts';
import type { DenseLayer } from '../nn/layers/dense.ts';
import type { Layer } from '../nn/layers/layer.ts';
import { type Machine, plainMachine } from '../nn/kernels/index.ts';
import type { Trainer } from './any-trainer.ts';
import { splitImages } from './images.ts';
import type { Recipe } from './recipe.ts';
import type { Best, EpochReport, StepReport } from './reports.ts';
import { createTrainer } from './trainer.ts';

export type StepProgress = StepReport & { stepCount: number };

/** `network` is as it stands after the epoch. */
export type EpochProgress<L extends Layer = DenseLayer> = EpochReport & {
  epochCount: number;
  network: Network<L>;
};

export type Training<L extends Layer> = Generator<StepProgress | EpochProgress<L>, Best<L>>;

/**
 * Trains on all images but the last `recipe.validationCount` and returns the network of the epoch that was best on
 * those. A run that diverges ends with the best epoch before; when there is none, it throws Error with a sentence.
 * Throws RangeError for a wrong recipe, and when no image is left to train on or to validate with.
 */
export function* train(
  recipe: Recipe,
  images: ImageSet,
  machine: Machine = plainMachine(),
): Training<DenseLayer> {
  return yield* trainToTheEnd(createTrainer(recipe, splitImages(recipe, images), machine));
}

/** The same with a trainer that has not begun. */
export function* trainToTheEnd<L extends Layer>(trainer: Trainer<L>): Training<L> {
  const { stepCount, stepsPerEpoch } = trainer;
  const epochCount = stepCount / stepsPerEpoch;
  while (!trainer.isDone) {
    const report = trainer.advance();
    if (report.kind === 'step') {
      yield { ...report, stepCount };
      if (report.diverged) {
        if (!trainer.best) throw new Error(report.diverged);
        return trainer.best;
      }
    } else if (report.kind === 'epoch') {
      yield { ...report, epochCount, network: trainer.network() };
    }
  }
  return trainer.best!;
}
