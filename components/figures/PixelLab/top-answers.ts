// The network's answer to a digit's numbers as they are, and to the same numbers inverted.
import { answerTo, dividedBy, invertedBytes } from '#src/formulas/encodings.ts';
import type { Network } from '#src/nn/index.ts';

export interface TopAnswer {
  prediction: number;
  probability: number;
}

/** Two answers: to byte / 255, then to (255 − byte) / 255. */
export function topAnswers(network: Network, bytes: Uint8Array): TopAnswer[] {
  return [dividedBy(255), invertedBytes].map((encode) => {
    const { prediction, probabilities } = answerTo(network, encode(bytes));
    return { prediction, probability: probabilities[prediction] };
  });
}
