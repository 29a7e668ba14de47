// The context, and what the NumPy program found, for the tests of the experiments.
import { readFileSync } from 'node:fs';
import { openContext } from '#src/experiments/experiment-context.ts';

export const context = await openContext();

interface Oracle {
  neighbours: { queries: number; places: number[][]; correct: Record<string, number> };
  units: {
    correct: number;
    byDigitsCalled: number[];
    units: {
      unit: number;
      top: number[];
      mean: number[];
      active: number[];
      auc: number[];
      correctWithout: number;
    }[];
    withoutFirst: Record<string, number>;
  };
  edges: {
    templates: number;
    best: number[];
    names: [kind: string, wavelength: number, angle: number, row: number, column: number][];
  };
  checkpoints: {
    count: number;
    largestErrorInSteps: number;
    shippedCorrelation: number;
    correlations: number[];
  };
  embeddings: {
    variances: number[];
    totalVariance: number;
    pca: Record<string, number>;
    hidden: number[][];
  };
}

/** Written by oracle/experiments.py. */
export const oracle = JSON.parse(
  readFileSync(new URL('oracle/experiments.json', import.meta.url), 'utf8'),
) as Oracle;

export const percent = ({ correct, count }: { correct: number; count: number }) =>
  (100 * correct) / count;

/** The largest difference between two lists, place by place. */
export const furthest = (one: readonly number[], other: readonly number[]): number =>
  Math.max(...one.map((value, k) => Math.abs(value - other[k])));
