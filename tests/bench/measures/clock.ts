// One timed loop: repeats a step until the time is full, so that a coarse clock and a short stall weigh little.
import type { Later } from '../contender.ts';

export interface Timed {
  steps: number;
  milliseconds: number;
}

/** Awaits promises only: an await for nothing costs about as much as reading one digit. */
export async function timeLoop(
  step: (index: number) => Later<unknown>,
  milliseconds: number,
  finish?: () => Promise<void>,
): Promise<Timed> {
  let steps = 0;
  const started = performance.now();
  do {
    const pending = step(steps);
    if (pending instanceof Promise) await pending;
    steps += 1;
  } while (performance.now() - started < milliseconds);
  if (finish) await finish();
  return { steps, milliseconds: performance.now() - started };
}
