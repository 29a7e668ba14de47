// What persuasion.json holds, as src/experiments/persuasion.ts measured it.
import type { Answers, Recorded } from '../recorded.ts';

export interface NoisePoint {
  /** By how many of 255 steps every pixel was moved. */
  steps: number;
  /** Moved against the right answer. */
  aimed: Answers;
  /** Moved up or down at random: the mean of the seeds, counts rounded. */
  random: Answers;
}

export interface Attempts {
  /** Edits that were tried together: every one of 1, 2, 3 … different pixels, inked or erased. */
  tried: number;
  /** How many of them changed the answer to the wanted digit. */
  won: number;
  /** The best lead of the wanted digit over the answer before; below 0 it was still behind. */
  bestLead: number;
}

/** Images whose first answer had at least this probability, and less than the next group's. */
export interface SureGroup {
  least: number;
  images: number;
  /** Pixels, of the greedy way. */
  median: number;
}

export type PersuasionRecord = Recorded<{
  /** Of the first so many test images, those that are read rightly were tried. */
  images: number;
  /** How many of them needed 0, 1, 2 … pixels until the runner-up won, by the greedy way. */
  pixelCounts: number[];
  sure: SureGroup[];
  /** Every edit of the figure's image with one pixel, with two, and with three. */
  every: { image: number; wanted: number; attempts: Attempts[] };
  seeds: number[];
  noise: NoisePoint[];
}>;
