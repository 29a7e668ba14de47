// Warms everybody up, then measures in rounds in which the contenders take turns: a busy minute hits all alike.
import { reasonOf } from '../protocol.ts';
import type { Options } from '../options.ts';
import type { Runner } from './runner.ts';
import type { Measure } from './measures.ts';

/** Two following measures this close together, and a contender counts as warm. */
const warmDifference = 0.1;

export async function runRounds(
  runners: Runner[],
  options: Options,
  measures: readonly Measure[],
): Promise<void> {
  for (const measure of measures)
    for (const runner of runners) await guarded(runner, measure, () => warmUp(runner, measure));
  for (let round = 0; round < options.rounds; round++) {
    console.log(`  round ${round + 1} of ${options.rounds}`);
    // Each round begins with another contender, so that nobody always follows the same one.
    const turns = runners.map((_, k) => runners[(k + round) % runners.length]);
    for (const measure of measures)
      for (const runner of turns)
        await guarded(runner, measure, async () => {
          const value = await timeOnce(runner, measure);
          (runner.rounds[measure.name] ??= []).push(value);
        });
  }

  async function warmUp(runner: Runner, measure: Measure) {
    let last = Number.NaN;
    for (let attempt = 0; attempt < options.warmUpTries; attempt++) {
      const value = await timeOnce(runner, measure);
      if (Math.abs(value / last - 1) < warmDifference) return;
      last = value;
    }
  }

  async function timeOnce({ host }: Runner, { name, value }: Measure): Promise<number> {
    const { milliseconds } = options;
    const timed = await host.ask('time', { measure: name, milliseconds });
    return value(timed.milliseconds / timed.steps);
  }
}

/** A contender that breaks loses this measure and the rest of its turns, and nobody else does. */
async function guarded(runner: Runner, { name, optimiser }: Measure, run: () => Promise<void>) {
  const can = optimiser === undefined || runner.loaded.optimisers.includes(optimiser);
  if (runner.broken || !can) return;
  try {
    await run();
  } catch (error) {
    runner.broken = `${name}: ${reasonOf(error)}`;
    console.log(`  ${runner.name} stopped: ${runner.broken}`);
    await runner.host.stop().catch(() => {});
  }
}
