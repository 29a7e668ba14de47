// What units.json holds, as src/experiments/units.ts measured it.
import type { Recorded } from '../recorded.ts';

export interface UnitRecord {
  /** Test images with the largest activation, the largest first. */
  top: number[];
  /** By digit, (10): mean activation. */
  mean: number[];
  /** By digit, (10): share of its images for which the activation is above 0. */
  active: number[];
  /** By digit, (10): how surely the activation tells it from all others. */
  auc: number[];
  /** Right answers of the network without this unit alone. */
  correctWithout: number;
}

export type UnitsRecord = Recorded<{
  /** Test images asked about. */
  count: number;
  /** Right answers with all units. */
  correct: number;
  units: UnitRecord[];
  /** Units that are active for at least half of the images of 0, 1 … 10 digits: (11). */
  byDigitsCalled: number[];
  /** By digit, (10): the unit with the largest AUC. */
  bestUnits: { unit: number; auc: number }[];
  /** Units silenced one after the other, in an order made of chance. Lists by how many are silent, 0 to all: (units + 1). */
  ablation: {
    seed: number;
    order: number[];
    correct: number[];
    /** The same in so many orders, with the seeds that follow. */
    spread: { orders: number; mean: number[]; least: number[]; most: number[] };
  };
}>;
