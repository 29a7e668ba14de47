// What trained-on-shifts.json holds, as src/experiments/trained-on-shifts.ts measured it.
import type { ShiftPoint } from './pixels-shifted.ts';
import type { Recorded } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export type TrainedOnShiftsRecord = Recorded<{ recipe: Recipe; points: ShiftPoint[] }>;
