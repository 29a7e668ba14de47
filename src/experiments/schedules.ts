// Schedules: what becomes of a learning rate on the way, in five shapes, each with several highest rates.
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy } from './record.ts';
import { measurePoint, percentOf } from './sweep.ts';
import { sgdRecipe } from '../training/sweep-recipe.ts';
import type { SchedulePoint, SchedulesRecord } from '../records/experiments/schedules.ts';
import type { Recipe } from '../training/recipe.ts';
import { type ScheduleName, scheduleNames, schedules } from '../training/schedules.ts';

const recipe: Recipe = { ...sgdRecipe, batchSize: 32, epochs: 3 };
const learningRates = [0.1, 0.2, 0.4, 0.8];
const seeds = [1, 2, 3];

export function measureSchedule(
  context: ExperimentContext,
  schedule: ScheduleName,
  learningRate: number,
  seed: number,
): SchedulePoint {
  const point = measurePoint(context, { ...recipe, ...schedules[schedule], learningRate, seed });
  return { schedule, learningRate, seed, validation: point.validation, test: point.test };
}

export function makeSchedules(context: ExperimentContext): SchedulesRecord {
  const points = scheduleNames.flatMap((schedule) =>
    learningRates.flatMap((learningRate) => {
      const runs = seeds.map((seed) => measureSchedule(context, schedule, learningRate, seed));
      const found = runs.map(({ test }) => percentOf(test)).join(', ');
      context.say(`${schedule} ${learningRate}: test ${found}`);
      return runs;
    }),
  );
  const words =
    'Plain gradient descent by the recipe, with the schedule, its highest rate and the seed of the point, 55,000 training images; the network after the last epoch.';
  return { made: madeBy('schedules', words), recipe, schedules, points };
}
