// One axis of accuracy: whole, or only its upper end, where the good ones stand close together.
import type { Answerer } from '#src/facts/baselines.ts';

export type Axis = 'whole' | 'upper';

export const axes: Record<Axis, { words: string; from: number; ticks: number[] }> = {
  whole: { words: '0 to 100 %', from: 0, ticks: [0, 20, 40, 60, 80, 100] },
  upper: { words: '90 to 100 %', from: 90, ticks: [90, 92, 94, 96, 98, 100] },
};

/** Where a share stands, as a share of the axis; `undefined` if it lies to the left of it. */
export function placeOn(axis: Axis, accuracy: number): number | undefined {
  const { from } = axes[axis];
  const percent = accuracy * 100;
  return percent < from ? undefined : (percent - from) / (100 - from);
}

export const wordsOf: Record<string, string> = {
  guessing: 'guessing',
  'always-1': 'always “1”',
  'two-features': 'two sums of ink',
  'nearest-mean': 'nearest average picture',
  'logistic-regression': 'logistic regression',
  'nearest-1': 'nearest neighbour',
  'nearest-3': 'three nearest neighbours',
  network: 'the network of this book',
};

export const isNeighbour = ({ name }: Answerer) => /^nearest-\d/.test(name);
