// What checkpoints.json holds, as src/experiments/checkpoints.ts measured it.
import type { Following } from '#src/formulas/checkpoint-file.ts';
import type { Answers, Recorded } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export type RunName = 'book' | 'weight-decay' | 'small-start';

export interface Checkpoint {
  run: RunName;
  /** Steps taken. */
  step: number;
  /** On the first 5,000 training images. */
  training: Answers;
  validation: Answers;
  test: Answers;
  /** Mean over the units. */
  neighbourCorrelation: number;
  /** By unit: (128). */
  correlations: number[];
}

export type CheckpointsRecord = Recorded<{
  recipes: Record<RunName, Recipe>;
  /** Both layers of the run `small-start` begin with the book's starting weights divided by this. */
  smallStartDivisor: number;
  stepsPerEpoch: number;
  units: number;
  pixels: number;
  /** Below public/, with its length as it is stored; checkpoint-file.ts tells what it holds. */
  file: { path: string; bytes: number; following: Following };
  /** In the file's order. */
  checkpoints: Checkpoint[];
}>;
