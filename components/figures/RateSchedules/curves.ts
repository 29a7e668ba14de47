// Each schedule's shape over a run, and the test shares it got at each highest rate.
import type { SchedulesRecord } from '#src/records/experiments/schedules.ts';
import { type ScheduleName, scheduleNames, schedules } from '#src/training/schedules.ts';
import { type CommonRecipe, learningRateAt } from '#src/training/recipe.ts';

export const scheduleWords: Record<ScheduleName, string> = {
  constant: 'constant',
  step: 'in steps',
  linear: 'linear',
  cosine: 'cosine',
  'one-cycle': 'one cycle',
};

export interface ScheduleCurve {
  schedule: ScheduleName;
  /** By highest rate: the shares of the test images that are right, one for each seed. */
  rates: { rate: number; test: number[] }[];
}

export function scheduleCurves({ points }: Pick<SchedulesRecord, 'points'>): ScheduleCurve[] {
  const rates = [...new Set(points.map(({ learningRate }) => learningRate))];
  return scheduleNames.map((schedule) => ({
    schedule,
    rates: rates.map((rate) => ({
      rate,
      test: points
        .filter((point) => point.schedule === schedule && point.learningRate === rate)
        .map(({ test }) => test.correct / test.count),
    })),
  }));
}

/** The rate at so many even places of a run, from its first step to its last, as shares of the highest. */
export function shapeOf(schedule: ScheduleName, places = 61): number[] {
  const recipe = { ...schedules[schedule], learningRate: 1 } as CommonRecipe;
  const stepCount = 1000;
  return Array.from({ length: places }, (_, place) =>
    learningRateAt(recipe, Math.round((place * (stepCount - 1)) / (places - 1)), stepCount),
  );
}
