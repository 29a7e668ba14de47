// What schedules.json holds, as src/experiments/schedules.ts measured it.
import type { Answers, Recorded } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';
import type { ScheduleName } from '#src/training/schedules.ts';

export interface SchedulePoint {
  schedule: ScheduleName;
  learningRate: number;
  seed: number;
  /** After the last epoch. */
  validation: Answers;
  test: Answers;
}

export type SchedulesRecord = Recorded<{
  recipe: Recipe;
  schedules: Record<ScheduleName, Pick<Recipe, 'schedule' | 'warmUp'>>;
  points: SchedulePoint[];
}>;
