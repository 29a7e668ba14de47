// What catapult.json holds, as src/experiments/catapult.ts measured it.
import type { Recorded } from '../recorded.ts';

export interface CatapultRun {
  seed: number;
  learningRate: number;
  /** At `steps`, of all images before the step. */
  loss: number[];
  /** Steps of the first `risesIn` after which the loss was higher than before. */
  rises: number;
  highest: number;
  /** Hidden neurons that are silent for every image at the end. */
  dead: number;
  /** The largest curvature at `looks`; none where it was not measured. */
  curvature?: number[];
}

export type CatapultRecord = Recorded<{
  images: number;
  risesIn: number;
  /** Numbers of steps taken. */
  steps: number[];
  looks: number[];
  runs: CatapultRun[];
  /** Of each start: the largest curvature. */
  starts: { seed: number; curvature: number }[];
  /** Of the shipped network, on the same images. */
  shipped: number;
}>;
