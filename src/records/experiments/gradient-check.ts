// What gradient-check.json holds, as src/experiments/gradient-check.ts measured it.
import type { Bug, Precision } from '#src/formulas/gradient-check.ts';
import type { Recorded } from '../recorded.ts';

export interface CheckCurve {
  images: number;
  precision: Precision;
  bug: Bug;
  /** Relative error by ε. */
  errors: number[];
}

export type GradientCheckRecord = Recorded<{
  epsilons: number[];
  /** Parameters that were nudged. */
  checked: number;
  curves: CheckCurve[];
  /** By ε, in float64: parameters whose nudge lets a neuron of some image change between active and silent. */
  kinks: { images: number; counts: number[] }[];
}>;
