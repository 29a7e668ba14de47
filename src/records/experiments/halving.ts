// What halving.json holds, as src/experiments/halving.ts measured it.
import type { Recorded, SweepPoint } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export type HalvingPoint = SweepPoint & { depth: number; width: number };

export type HalvingRecord = Recorded<{ recipe: Recipe; points: HalvingPoint[] }>;
