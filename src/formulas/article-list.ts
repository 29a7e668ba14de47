// The ten probabilities that the article prints, and logits that softmax turns into them.

export const articleProbabilities: readonly number[] = [
  0.01, 0.02, 0.03, 0.05, 0.02, 0.01, 0.01, 0.84, 0.01, 0,
];

/** Stands for the article's 0.00: no logit gives 0, but two decimals print this as 0.00 too. */
export const printedAsZero = 0.001;

/** ln p: softmax undoes the logarithm. */
export const articleLogits = (): number[] =>
  articleProbabilities.map((probability) => Math.log(probability || printedAsZero));

/** Two lines of the article, as they stand one under the other. */
const listLine = '[0.01, 0.02, 0.03, 0.05, 0.02, 0.01, 0.01, 0.84, 0.01, 0.00]';
const arrowLine = '          ↑ index 7 has highest value';

/** The entry, counted from 0, that the article's arrow really points at. */
export const arrowEntry = (): number =>
  listLine.slice(0, arrowLine.indexOf('↑')).split(',').length - 1;
