// The ways to choose a patch, in the order of the chart, with their words.
import type { HiddenPatchesRecord } from '#src/records/experiments/hidden-patches.ts';

export const waysWithWords: [way: keyof HiddenPatchesRecord['correct'], words: string][] = [
  ['none', 'none'],
  ['least', 'least attention, last block'],
  ['random', 'random, with ink'],
  ['attention-1', 'most attention, first block'],
  ['attention-2', 'most attention, last block'],
  ['ink', 'most ink'],
];
