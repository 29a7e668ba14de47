// What few-labels.json holds, as src/experiments/few-labels.ts measured it.
import type { architectures } from '../../nn/layers/architectures.ts';
import type { Answers, Recorded } from '../recorded.ts';

export interface FewLabelsPoint {
  network: 'book' | keyof typeof architectures;
  seed: number;
  epochs: number;
  /** After the last epoch; no epoch is chosen. */
  test: Answers;
}

export type FewLabelsRecord = Recorded<{
  /** The first so many training images, and no others. */
  trainCount: number;
  points: FewLabelsPoint[];
}>;
