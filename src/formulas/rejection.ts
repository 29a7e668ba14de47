// The network may stay silent when it is not sure: what remains, for each of 1,000 thresholds.
import { rejectBelow } from './scores.ts';

/** Step k is the threshold k / 1000. The last is 0.999: in 32 bits some probabilities are rounded to 1. */
export const thresholdOf = (step: number) => step / 1000;
export const lastStep = 999;

/** One entry a threshold. */
export interface Rejection {
  /** Test images answered. */
  answered: number[];
  /** Those of them that are right. */
  right: number[];
  /** Pictures of noise answered. */
  noise: number[];
}

export function rejection(tops: Float32Array, right: Uint8Array, noise: Float32Array): Rejection {
  const nothing = new Uint8Array(noise.length);
  const counts: Rejection = { answered: [], right: [], noise: [] };
  for (let step = 0; step <= lastStep; step++) {
    const threshold = thresholdOf(step);
    const kept = rejectBelow(threshold, tops, right);
    counts.answered.push(kept.answered);
    counts.right.push(kept.answeredRight);
    counts.noise.push(rejectBelow(threshold, noise, nothing).answered);
  }
  return counts;
}

/** The lowest threshold at which `wanted` of the answers are right, as a step; −1 if there is none. */
export const lowestStep = ({ answered, right }: Rejection, wanted: number) =>
  answered.findIndex((count, step) => right[step] / count >= wanted);

/** Counts that never rise, as the falls between them: short enough to stand in a page. */
export function packCounts(counts: readonly number[]): string {
  return counts.map((count, k) => (k ? counts[k - 1] - count : count).toString(36)).join(' ');
}

export function unpackCounts(text: string): number[] {
  let count = 0;
  return text.split(' ').map((fall, k) => {
    count = k ? count - parseInt(fall, 36) : parseInt(fall, 36);
    return count;
  });
}
