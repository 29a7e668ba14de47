// The five schedules that the book compares, as a recipe has them.

import type { CommonRecipe } from './recipe.ts';

export const scheduleNames = ['constant', 'step', 'linear', 'cosine', 'one-cycle'] as const;
export type ScheduleName = (typeof scheduleNames)[number];

export const schedules: Record<ScheduleName, Pick<CommonRecipe, 'schedule' | 'warmUp'>> = {
  constant: { schedule: 'constant' },
  step: { schedule: 'step' },
  linear: { schedule: 'linear' },
  cosine: { schedule: 'cosine' },
  // Up in three tenths of the way, then down in half a wave.
  'one-cycle': { schedule: 'cosine', warmUp: 0.3 },
};
