// What the page carries of the recorded run: small enough to stand in it.
import type { Trained } from '#src/own-data/trained.ts';

/** A few hundred images are soon known by heart, and the loss on them falls far. */
export const lowestLoss = 0.001;

/** A run as the figure shows it, recorded or the reader's own. */
export interface Shown {
  classes: string[];
  trainingCounts: number[];
  heldOutCounts: number[];
  confusion: number[];
  correct: number;
  count: number;
  interval: { low: number; high: number };
}

export interface Built extends Shown {
  /** Some images of each class, as addresses of pictures. */
  thumbs: string[][];
  /** Held-out images that were read wrongly: cell · picture. */
  wrong: { cell: number; png: string; confidence: number }[];
  curve: { step: number; loss: number }[];
  epochs: { step: number; accuracy: number }[];
  stepCount: number;
  hidden: number;
  epochCount: number;
}

export function shownOf(trained: Trained): Shown {
  const { classes, trainingCounts, heldOutCounts, outcome, interval } = trained;
  const { confusion, correct, count } = outcome;
  return { classes, trainingCounts, heldOutCounts, confusion, correct, count, interval };
}
