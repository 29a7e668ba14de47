// What normalised.json holds, as src/experiments/normalised.ts measured it.
import type { Answers, Recorded } from '../recorded.ts';
import type { LayersRecipe } from '#src/training/layers-recipe.ts';

export interface NormalisedRun {
  normalised: boolean;
  seed: number;
  /** After the epoch, asked as one should. */
  test: Answers;
}

/** The trained network of one seed, asked in both modes. */
export interface ModesPoint {
  seed: number;
  /** About all test images, with the statistics kept from training. */
  kept: Answers;
  /** The same about those images that the batches below are made of. */
  keptOfBatches: Answers;
  /** As in training, in batches of so many test images in the order of the file. */
  batches: { batchSize: number; correct: number; count: number }[];
  /** About a batch of images of one digit alone: how often each of the ten answers was given, as in training and as one should. */
  alone: { digit: number; count: number; ofBatch: number[]; kept: number[] }[];
  /** About all test images as one should, after it was asked ten times about the images of 7 as in training. */
  afterwards: Answers;
}

export type NormalisedRecord = Recorded<{
  recipe: Omit<LayersRecipe, 'network'>;
  runs: NormalisedRun[];
  modes: ModesPoint[];
}>;
