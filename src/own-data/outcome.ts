// What the trained network answers on the images it has never learned from.

import { confusionMatrix, forward, type Network, predictions } from '../nn/index.ts';
import { imagePixels } from '../mnist/image-set.ts';
import type { HeldOut } from './split.ts';

export interface Outcome {
  correct: number;
  count: number;
  /** (classes, classes): row = label, column = prediction. */
  confusion: number[];
  /** For each held-out image, in their order. */
  answers: Uint8Array;
  /** The probability of each answer. */
  confidences: Float32Array;
}

const atOnce = 256;

export function outcomeOf(network: Network, heldOut: readonly HeldOut[]): Outcome {
  const classes = network.sizes.at(-1)!;
  const answers = new Uint8Array(heldOut.length);
  const confidences = new Float32Array(heldOut.length);
  for (let first = 0; first < heldOut.length; first += atOnce) {
    const some = heldOut.slice(first, first + atOnce);
    const inputs = new Float32Array(some.length * imagePixels);
    some.forEach(({ pixels }, k) =>
      pixels.forEach((pixel, i) => (inputs[k * imagePixels + i] = pixel / 255)),
    );
    const { logits, probabilities } = forward(network, inputs, some.length);
    predictions(logits, classes).forEach((answer, k) => {
      answers[first + k] = answer;
      confidences[first + k] = probabilities[k * classes + answer];
    });
  }
  const labels = Uint8Array.from(heldOut, ({ label }) => label);
  const correct = answers.filter((answer, k) => answer === labels[k]).length;
  const confusion = [...confusionMatrix(answers, labels, classes)];
  return { correct, count: heldOut.length, confusion, answers, confidences };
}

/** The pairs that were taken for each other, the commonest first. */
export function confusedPairs(confusion: readonly number[], classes: number) {
  return confusion
    .map((count, cell) => ({ label: Math.floor(cell / classes), answer: cell % classes, count }))
    .filter(({ label, answer, count }) => label !== answer && count > 0)
    .toSorted((one, other) => other.count - one.count);
}
