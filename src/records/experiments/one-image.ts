// What one-image.json holds, as src/experiments/one-image.ts measured it.
import type { Recorded } from '../recorded.ts';

export interface OneImagePoint {
  /** The seed of a random start; none for the shipped network. */
  seed?: number;
  /** Of the test images. */
  image: number;
  label: number;
  learningRate: number;
  /** What that image costs before the step and after it. */
  loss: [before: number, after: number];
  /** How many of all test images are called a 0, a 1 … a 9 after the step. */
  answers: number[];
  correct: number;
}

export type OneImageRecord = Recorded<{ points: OneImagePoint[] }>;
