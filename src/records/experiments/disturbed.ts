// What disturbed.json holds, as src/experiments/disturbed.ts measured it.
import type { Disturbance } from '#src/formulas/disturbed.ts';
import type { ShippedName } from '#src/nn/layers/shipped.ts';
import type { Answers, Recorded } from '../recorded.ts';

export interface DisturbedPoint {
  kind: Disturbance;
  /** Pixels, degrees, or the standard deviation of the noise. */
  amount: number;
  test: Answers;
}

export type DisturbedRecord = Recorded<{
  noiseSeed: number;
  networks: { name: 'book' | ShippedName; points: DisturbedPoint[] }[];
}>;
