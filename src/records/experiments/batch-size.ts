// What batch-size.json holds, as src/experiments/batch-size.ts measured it.
import type { Recorded, SweepPoint } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export type BatchSizePoint = SweepPoint & { batchSize: number };

export type BatchSizeRecord = Recorded<{ recipe: Recipe; points: BatchSizePoint[] }>;
