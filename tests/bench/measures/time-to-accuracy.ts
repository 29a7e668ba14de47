// How long the book's own network takes from nothing to 97 % and to 98 % of the test images.
//
// A contender joins in by giving `timeToAccuracy(accuracy, seed)`: it times itself, from fresh weights to the
// first scoring that reaches `accuracy`; shuffling and scoring count, loading the images does not. A recipe has to
// be chosen on a validation split, never on the test images.
import type { TimeToAccuracy } from '../contender.ts';
import type { Host } from '../host.ts';
import { median } from '../report/statistics.ts';

export const goals = [0.97, 0.98];
const seeds = [1, 2, 3, 4, 5];

export interface TimedGoal {
  goal: number;
  medianMilliseconds: number;
  runs: TimeToAccuracy[];
  /** Runs that ended below the goal; their times do not count. */
  missed: number;
}

export async function timeGoals(host: Host, seedCount = seeds.length): Promise<TimedGoal[]> {
  const timed: TimedGoal[] = [];
  for (const goal of goals) {
    const runs: TimeToAccuracy[] = [];
    for (const seed of seeds.slice(0, seedCount))
      runs.push(await host.ask('timeToAccuracy', { accuracy: goal, seed }));
    const reached = runs.filter(({ accuracy }) => accuracy >= goal);
    timed.push({
      goal,
      medianMilliseconds: median(reached.map(({ milliseconds }) => milliseconds)),
      runs,
      missed: runs.length - reached.length,
    });
  }
  return timed;
}
