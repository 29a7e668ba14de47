// What width.json holds, as src/experiments/width.ts measured it.
import type { Recorded, SweepPoint } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export type WidthPoint = SweepPoint & { width: number };

export type WidthRecord = Recorded<{ recipe: Recipe; points: WidthPoint[] }>;
