// Softmax in slow motion: the same numbers as src/nn/softmax.ts, with each step kept.
import { predictions, softmax } from '#src/nn/index.ts';

export interface SoftmaxSteps {
  /** Of (logit − largest) / temperature: 1 for the largest, less for the others. */
  exponentials: number[];
  /** Of the exponentials. */
  total: number;
  /** As the network computes them, in 32 bits. */
  probabilities: number[];
  /** Of the probabilities. */
  sum: number;
  largestLogit: number;
  largestProbability: number;
}

export function softmaxSteps(logits: readonly number[], temperature: number): SoftmaxSteps {
  const largest = Math.max(...logits);
  const exponentials = logits.map((logit) => Math.exp((logit - largest) / temperature));
  const row = softmax(Float32Array.from(logits), logits.length, temperature);
  return {
    exponentials,
    total: add(exponentials),
    probabilities: Array.from(row),
    sum: add(Array.from(row)),
    largestLogit: predictions(Float32Array.from(logits), logits.length)[0],
    largestProbability: predictions(row, row.length)[0],
  };
}

const add = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export interface Piece {
  /** Where it begins and how long it is, in parts of the whole. */
  start: number;
  share: number;
}

/** The shares put end to end: together they are as long as the whole. */
export function piecesOf(shares: readonly number[], sum: number): Piece[] {
  let start = 0;
  return shares.map((share) => {
    const piece = { start, share: share / sum };
    start += piece.share;
    return piece;
  });
}
