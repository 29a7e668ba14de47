// Decides step by step whether two threads are quicker than one, from what the steps took.
//
// One way is used, and the other is tried for a few steps from time to time. The more often it loses, the longer the
// rest until it is tried again: on a loaded machine, where two threads may take three times as long, all trials
// together must cost next to nothing. If two threads, while in use, become slower than one was, a trial comes at once.

type Way = 'one' | 'two';

const trialSteps = 8;
/** Of a trial, these are not counted: the partner may still be asleep. */
const warmUp = 2;
const windowSteps = 32;
const [shortestRest, longestRest] = [64, 8192];
/** A little quicker is not worth a second processor. */
const enough = 0.97;

export interface Pace {
  isTogether(): boolean;
  /** After each step: how long it took. */
  took(milliseconds: number): void;
}

/** `fixed` true or false: always or never together, for tests and benchmarks. */
export function createPace(fixed?: boolean): Pace {
  const means: Record<Way, number> = { one: Infinity, two: Infinity };
  let better: Way = 'two';
  let tried: Way | undefined;
  let rest = shortestRest;
  /** Steps until the next trial. */
  let left = windowSteps;
  let window: number[] = [];

  const other = (): Way => (better === 'two' ? 'one' : 'two');

  function endTrial(): void {
    means[tried!] = mean(window.slice(warmUp));
    const winner = means.two < enough * means.one ? 'two' : 'one';
    rest = winner === better ? Math.min(2 * rest, longestRest) : shortestRest;
    better = winner;
    tried = undefined;
    left = rest;
    window = [];
  }

  function endWindow(): void {
    means[better] = mean(window);
    window = [];
    const hasSlowed = better === 'two' && means.two > means.one;
    if (hasSlowed) rest = shortestRest / 2;
    if (left <= 0 || hasSlowed) tried = other();
  }

  return {
    isTogether: () => fixed ?? (tried ?? better) === 'two',
    took(milliseconds) {
      if (fixed !== undefined) return;
      window.push(milliseconds);
      left -= 1;
      if (tried && window.length === trialSteps) endTrial();
      else if (!tried && window.length === windowSteps) endWindow();
    },
  };
}

const mean = (times: number[]): number => times.reduce((sum, time) => sum + time, 0) / times.length;
