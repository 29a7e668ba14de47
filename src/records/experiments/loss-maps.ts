// What loss-maps.json holds, as src/experiments/loss-maps.ts measured it.
import type { Recorded } from '../recorded.ts';

/** One trained network, and the test images along straight lines through it. */
export interface LossMap {
  seed: number;
  /** How long the way from start to end is, over all parameters. */
  length: number;
  /** Mean loss at each of `parts`, from the end back towards the start and beyond on both sides. */
  toStart: number[];
  /** The same in random directions of the same length, one list for each. */
  random: number[][];
}

export type LossMapsRecord = Recorded<{
  /** 0 is the trained network, 1 its start, or the end of a random direction. */
  parts: number[];
  maps: LossMap[];
}>;
