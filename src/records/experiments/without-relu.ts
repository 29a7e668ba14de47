// What without-relu.json holds, as src/experiments/without-relu.ts measured it.
import type { Recorded, SweepPoint } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export type WithoutReluRecord = Recorded<{ recipe: Recipe; points: SweepPoint[] }>;
