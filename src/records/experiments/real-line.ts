// What real-line.json holds, as src/experiments/real-line.ts measured it.
import type { Recorded } from '../recorded.ts';

/** Where the line begins, and whose gradient it follows. */
export type LineFrom = 'start' | 'epoch';
export type LineOf = 'all' | 'batch';

export interface RealLine {
  seed: number;
  from: LineFrom;
  of: LineOf;
  /** The squared length of the gradient that the line follows: what it promises for each unit of the rate. */
  square: number;
  /** How much the line's direction is that of the gradient of all images: 1 is the same, 0 has nothing to do with it. */
  cosine: number;
  /** By rate: the loss of all images, how many are read correctly, the loss of the batch. */
  loss: number[];
  correct: number[];
  batch: number[];
}

export type RealLineRecord = Recorded<{
  learningRates: number[];
  /** All images, and those of the batch, which are none of them. */
  images: number;
  batchSize: number;
  lines: RealLine[];
}>;
