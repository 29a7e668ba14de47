// What edges.json holds, as src/experiments/edges.ts measured it.
import type { Template } from '#src/formulas/edge-bank.ts';
import type { Recorded } from '../recorded.ts';

export interface EdgeMatch {
  r2: number;
  /** 1: the weights are positive where the template is; −1: the other way round. */
  sign: 1 | -1;
  /** Its place in the bank. */
  place: number;
}

export type EdgesRecord = Recorded<{
  templates: number;
  units: (EdgeMatch & Template)[];
  medianR2: number;
  largestR2: number;
  /** Units whose R² is above one half. */
  aboveHalf: number;
  /** The same for the weights before the first step: what the best of so many explains by chance. */
  untrained: { medianR2: number; largestR2: number; r2: number[] };
}>;
