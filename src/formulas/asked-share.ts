// How far the share of right answers among some images lies from the share among all that they were drawn from.
//
// Drawn without putting back, n of N images of which a share p is right:
// deviation = √(p · (1 − p) / n · (N − n) / (N − 1)), of the hypergeometric distribution.
import type { Random } from '../nn/index.ts';

export interface Pool {
  /** Of all its images, and of those that are read correctly. */
  count: number;
  right: number;
}

/** The deviation of the share found among `asked` images. */
export function deviationOf({ count, right }: Pool, asked: number): number {
  const share = right / count;
  return Math.sqrt(((share * (1 - share)) / asked) * ((count - asked) / (count - 1)));
}

/** Right answers among `asked` images drawn at random, none of them twice. */
export function drawRight({ count, right }: Pool, asked: number, random: Random): number {
  let found = 0;
  for (let drawn = 0; drawn < asked; drawn++) {
    if (random.below(count - drawn) < right - found) found++;
  }
  return found;
}
