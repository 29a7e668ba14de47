// The runs of one epoch by batch size and rate, and which rate is best for a size.
import type { Noise } from '#src/records/experiments/batch-noise.ts';

export interface BatchRuns {
  batchSize: number;
  /** In an epoch. */
  steps: number;
  /** Shares read correctly, means of three runs. */
  rates: { learningRate: number; validation: number; test: number }[];
}

export interface BuiltNoise {
  batchSizes: number[];
  noise: Omit<Noise, 'seed'>[];
  runs: BatchRuns[];
}

/** The rate that is best on the validation images. */
export const bestOf = ({ rates }: BatchRuns) =>
  rates.reduce((best, one) => (one.validation > best.validation ? one : best));
