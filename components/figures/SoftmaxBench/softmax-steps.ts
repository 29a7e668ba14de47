// Softmax in slow motion: the same numbers as src/nn/softmax.ts, with each step kept.
import { predictions, softmax } from '#src/nn/index.ts';

export interface SoftmaxSteps {
  /** (logit − largest) / temperature: 0 for the largest, below 0 for the others. */
  shifted: number[];
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
  const shifted = logits.map((logit) => (logit - largest) / temperature);
  const exponentials = shifted.map(Math.exp);
  const row = softmax(Float32Array.from(logits), logits.length, temperature);
  return {
    shifted,
    exponentials,
    total: add(exponentials),
    probabilities: Array.from(row),
    sum: add(Array.from(row)),
    largestLogit: predictions(Float32Array.from(logits), logits.length)[0],
    largestProbability: predictions(row, row.length)[0],
  };
}

const add = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
