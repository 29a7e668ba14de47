// A network that was trained on a reader's images, with all that its files and its card say of it.

import type { Network } from '../nn/index.ts';
import type { Recipe } from '../training/recipe.ts';
import type { Outcome } from './outcome.ts';

export interface Trained {
  network: Network;
  recipe: Recipe;
  classes: string[];
  /** Of each class. */
  trainingCounts: number[];
  heldOutCounts: number[];
  /** Files and drawings that the images are from, with the number of images. */
  sources: [source: string, count: number][];
  outcome: Outcome;
  /** Where chance would put the accuracy, 19 times of 20. */
  interval: { low: number; high: number };
  /** ISO, by the reader's clock. */
  date: string;
  /** Steps taken, and steps of the whole recipe, where the reader ended the training before its last. */
  stopped?: { step: number; stepCount: number };
}

/** What goes into the network, in the files' metadata as on the card. */
export const inputScaling =
  '28 x 28 grey pixels, row by row; 0 = paper, 255 = ink; each divided by 255';

/** What both files say in words that programs can read. */
export function metadataOf({
  recipe,
  classes,
  outcome,
  date,
  stopped,
}: Trained): Record<string, string> {
  const { correct, count } = outcome;
  return {
    description: `Images brought by a reader, trained in a browser: ${recipe.sizes.join('-')}`,
    classes: JSON.stringify(classes),
    inputScaling,
    recipe: JSON.stringify(recipe),
    seed: String(recipe.seed),
    heldOutAccuracy: String(correct / count),
    heldOutCorrect: String(correct),
    heldOutCount: String(count),
    date,
    ...(stopped && { stoppedAfterStep: String(stopped.step) }),
  };
}
