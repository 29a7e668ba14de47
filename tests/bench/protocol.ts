// The questions that the run asks a contender, wherever it lives: a worker of Chromium, a Node child, a Python child.
import type { OptimiserName, TimeToAccuracy } from './contender.ts';
import type { MeasureName } from './measures/measures.ts';
import type { Peak } from './measures/peak.ts';

export interface Questions {
  /** Loads the weights of the shipped network. */
  load: { question: Record<never, never>; answer: Loaded };
  /** Probabilities by each way of asking that is measured. */
  predict: {
    question: { atOnce: number; byHundreds: boolean };
    answer: { whole: number[]; hundreds?: number[]; single: number[] };
  };
  /** The parameters after `steps` mini-batches, all arrays one after the other. */
  train: { question: { optimiser: OptimiserName; steps: number }; answer: number[] };
  /** One timed loop. */
  time: {
    question: { measure: MeasureName; milliseconds: number };
    answer: { steps: number; milliseconds: number };
  };
  /** Asked of the worker named `peakName`, which holds no contender. */
  peak: { question: Record<never, never>; answer: Peak | null };
  timeToAccuracy: { question: { accuracy: number; seed: number }; answer: TimeToAccuracy };
}

export interface Loaded {
  optimisers: OptimiserName[];
  timesAccuracy: boolean;
  remark?: string;
  /** Where the package.json below tests/bench does not say it. */
  version?: string;
}

export type Ask = keyof Questions;
export type Question<Name extends Ask = Ask> = { ask: Name } & Questions[Name]['question'];
/** As JSON text on its way; a reason instead of a value when the contender threw. */
export type Reply = { value: unknown } | { reason: string };

export const peakName = 'fma peak';
export const singleImages = 100;
/** Chosen once for all: the table of /README.md is about these. */
export const batchSize = 64;
export const learningRates: Record<OptimiserName, number> = { sgd: 0.1, adam: 1e-3 };

export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/\s+/g, ' ').slice(0, 300);
}
