// A curve as a record keeps it: how a run answered at its start and after each epoch, number by number in lists.
import type { Answers } from '../records/recorded.ts';
import { rounded } from './record.ts';
import type { EpochPoint } from './run.ts';
import type { Curve, CurveSide } from '../records/recorded.ts';

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
