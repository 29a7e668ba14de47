// What the recurrent network would say of our example if it were asked too early: the last answer that it takes back.
import type { RowAnswers } from '../formulas/row-answers.ts';
import { classCount } from '#src/mnist/image-set.ts';

/** Rows count from 1; without an answer that is taken back the row is 0. */
export function earlyAnswerFacts({ predictions, probabilities }: RowAnswers) {
  const final = predictions.at(-1);
  const place = predictions.findLastIndex((prediction) => prediction !== final);
  const answer = predictions[place] ?? NaN;
  return {
    'early-row': place + 1,
    'early-answer': answer,
    'early-probability': probabilities[place * classCount + answer] ?? NaN,
  };
}
