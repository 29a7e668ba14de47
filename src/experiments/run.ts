// A run: one recipe from its first step to its last, watched after every epoch, on images and a start that may be altered.
import type { ImageSet } from '../mnist/image-set.ts';
import type { Network } from '../nn/index.ts';
import type { Machine } from '../nn/kernels/index.ts';
import { sliceImages, splitImages, type SplitImages } from '../training/images.ts';
import type { Recipe } from '../training/recipe.ts';
import { createTrainer } from '../training/trainer.ts';
import { createAsker } from './score-network.ts';
import type { Answers } from '../records/recorded.ts';
import type { ExperimentContext } from './experiment-context.ts';

/** How the network answers after an epoch; epoch 0 is the start. */
export interface EpochPoint {
  epoch: number;
  step: number;
  /** On the images it learns from, or the first `mostMeasured` of them. */
  training: Answers;
  validation: Answers;
}

export interface Run {
  points: EpochPoint[];
  /** Of each step's batch, before the step. */
  losses: number[];
  /** After the last epoch. */
  last: Network;
  /** Of the epoch with the least validation loss. */
  leastLoss: { epoch: number; network: Network };
  /** Of the epoch with the most right answers on the validation images; of equal ones the lower loss. */
  best: { epoch: number; network: Network };
  /** The first step at which the steps were found to lead uphill, if they did. */
  divergedAt?: number;
}

export interface RunOptions {
  /** Other images than the recipe's share of the 60,000. */
  images?: SplitImages;
  /** Another start than the recipe's. */
  alterStart?: (network: Network) => Network;
  /** Another machine for the training, and for every answer. */
  machine?: () => Machine;
  /** Is told every step's number, and may ask for the network as it stands. The start is step 0. */
  watch?: (step: number, network: () => Network) => void;
}

/** So many training images are asked about after an epoch, at most. */
export const mostMeasured = 5000;

/** Goes on to the last step even where the run diverges: that is something to see. */
export function runRecipe(
  context: ExperimentContext,
  recipe: Recipe,
  options: RunOptions = {},
): Run {
  const { images = splitImages(recipe, context.train), machine = context.machine, watch } = options;
  const trainer = createTrainer(recipe, images, machine());
  if (options.alterStart) {
    const start = trainer.checkpoint();
    const network = options.alterStart(start.learned.network);
    trainer.rewind({ ...start, learned: { ...start.learned, network } });
  }
  const ask = createAsker(machine(), recipe);
  const measured = firstImages(images.training, mostMeasured);
  const points: EpochPoint[] = [];
  const losses: number[] = [];
  let divergedAt: number | undefined;
  let leastLoss: Run['leastLoss'] | undefined;
  const lossAt = (epoch: number) => points[epoch].validation.loss;

  function look(epoch: number): void {
    const network = trainer.network();
    const training = ask(network, measured);
    points.push({
      epoch,
      step: trainer.step,
      training,
      validation: ask(network, images.validation),
    });
    // A loss that is no number is never the least.
    if (!leastLoss || lossAt(epoch) < lossAt(leastLoss.epoch)) leastLoss = { epoch, network };
  }

  look(0);
  watch?.(0, trainer.network);
  while (!trainer.isDone) {
    const report = trainer.advance();
    if (report.kind === 'epoch') look(report.epoch);
    if (report.kind !== 'step') continue;
    losses.push(report.loss);
    if (report.diverged) divergedAt ??= report.step;
    watch?.(report.step, trainer.network);
  }
  const { epoch, network } = trainer.best!;
  return {
    points,
    losses,
    last: trainer.network(),
    leastLoss: leastLoss!,
    best: { epoch, network },
    divergedAt,
  };
}

export function firstImages(images: ImageSet, most: number): ImageSet {
  return sliceImages(images, 0, Math.min(most, images.count));
}
