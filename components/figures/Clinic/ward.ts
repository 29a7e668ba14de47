// What a clinic is made of: broken runs without their names, causes and cures to choose from, and how a run is shown.
import type { ShownRun } from '#components/controls/LiveRun/training-view.ts';
import type { Draw } from '#src/charts/frame.ts';
import type { NumberStyle } from '#src/numbers/format.ts';
import type { Recipe } from '#src/training/recipe.ts';
import type { ClinicPoint } from './curves.ts';

/** What a clinic draws of a run. */
export interface SeenRun {
  points: readonly ClinicPoint[];
  /** Of the loop's own batches: the mean of `every` steps in a row, again and again. */
  losses?: { every: number; values: readonly number[] };
  /** The first losses, one a step. */
  first?: readonly number[];
  /** Share of the validation images that are right when the last network is asked once more. */
  again?: number;
  /** Share of the test images that the last network reads correctly, asked as it should be. */
  test?: number;
}
export type CaseRun = SeenRun & { recipe: Recipe };

export interface ClinicCase<Name extends string = string> {
  letter: string;
  cause: Name;
  /** Why its numbers show it. */
  why(run: CaseRun): string;
}

export interface Remedy {
  cause: string;
  cure: string;
  /** By which its numbers are known. */
  sign: string;
}

export interface ClinicLine extends SeenRun {
  name: string;
  /** What has just been run with the cure is ink, the case itself soft. */
  strong: boolean;
}

/** A curve on a card: places in shares of its width and height, from the lower left. */
export type SmallCurve = { dashed?: boolean; places: [x: number, y: number][] };

export interface Ward {
  /** Under which solved cases are remembered. */
  chapter: string;
  /** Before the names of its facts: "clinic". */
  prefix: string;
  legend: string;
  cases: readonly ClinicCase[];
  causes: Readonly<Record<string, Remedy>>;
  /** `recipe` with the cure for `cause`, whether it has that trouble or not. */
  treated(cause: string, recipe: Recipe): Recipe;
  charts: readonly { label: string; draw(lines: readonly ClinicLine[]): Draw }[];
  /** Two small pictures on each card. */
  small(run: CaseRun): SmallCurve[][];
  ends(run: CaseRun): [words: string, fact: string, value: number, as: NumberStyle][];
  live(run: ShownRun): SeenRun;
}
