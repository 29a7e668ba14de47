// What learning-rate.json holds, as src/experiments/learning-rate.ts measured it.
import type { Recorded, SweepPoint } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export type LearningRatePoint = SweepPoint & { optimiser: 'sgd' | 'adam'; learningRate: number };

export type LearningRateRecord = Recorded<{
  recipes: Record<'sgd' | 'adam', Recipe>;
  points: LearningRatePoint[];
}>;
