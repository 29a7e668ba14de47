// What broken-loops.json holds, as src/experiments/broken-loops.ts measured it.
import type { Answers, Curve, Recorded } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export type LoopFault =
  | 'softmax-twice'
  | 'not-zeroed'
  | 'summed-loss'
  | 'sorted'
  | 'unscaled'
  | 'dropout-in-answers'
  | 'rate-too-high'
  | 'leak';

export interface LoopRun {
  recipe: Recipe;
  /** The loop's own loss at its first three steps, before each. */
  first: number[];
  /** The lowest loss of any step. */
  lowest: number;
  /** Where the run is drawn: the mean loss of every so many steps, and the last of them. */
  losses?: { step: number; loss: number }[];
  /** As the loop itself asks, with its mistake. */
  curve: Curve;
  /** Right answers to the validation images when the last network is asked once more. */
  again: number;
  /** The last network, asked as it should be. */
  test: Answers;
}

export type BrokenLoopsRecord = Recorded<{
  /** The recipe of the chapter's own loop, the same in the order of the file, and sorted by digit; each with three seeds. */
  whole: LoopRun[];
  fileOrder: LoopRun[];
  sortedOrder: LoopRun[];
  /** Three seeds each. */
  faults: Record<LoopFault, { broken: LoopRun[]; cure: LoopRun[] }>;
}>;
