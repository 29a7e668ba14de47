// A curve as a record keeps it: how a run answered at its start and after each epoch, number by number in lists.
import type { Answers } from './score-network.ts';
import { rounded } from './record.ts';
import type { EpochPoint } from './run.ts';

/** Place e of each list is after epoch e; place 0 is the start. */
export interface Curve {
  steps: number[];
  training: CurveSide;
  validation: CurveSide;
}

export interface CurveSide {
  /** Images asked about at each point. */
  count: number;
  correct: number[];
  loss: number[];
}

export function curveOf(points: readonly EpochPoint[]): Curve {
  const side = (answers: readonly Answers[]): CurveSide => ({
    count: answers[0].count,
    correct: answers.map(({ correct }) => correct),
    loss: answers.map(({ loss }) => rounded(loss)),
  });
  return {
    steps: points.map(({ step }) => step),
    training: side(points.map(({ training }) => training)),
    validation: side(points.map(({ validation }) => validation)),
  };
}
