// The same digit given to the network as other numbers, and what it answers to each.
import { forward, predictions, type Network } from '#src/nn/index.ts';

export interface Answer {
  /** (10), plain numbers, so that an answer made at build travels to the page. */
  probabilities: number[];
  prediction: number;
}

export type Encoding = (bytes: ArrayLike<number>) => Float32Array;

/** byte / divisor. The network was trained with a divisor of 255. */
export const dividedBy =
  (divisor: number): Encoding =>
  (bytes) =>
    Float32Array.from(bytes, (byte) => byte / divisor);

/** Ink becomes paper and paper ink: (255 − byte) / 255. */
export const invertedBytes: Encoding = (bytes) =>
  Float32Array.from(bytes, (byte) => (255 - byte) / 255);

export function answerTo(network: Network, inputs: Float32Array): Answer {
  const { logits, probabilities } = forward(network, inputs, 1);
  return {
    probabilities: Array.from(probabilities, (value) => Number(value.toPrecision(9))),
    prediction: predictions(logits, probabilities.length)[0],
  };
}

/** The divisors a reader can choose: from the raw bytes to far too small inputs. */
export const divisors = [1, 5, 25, 100, 255, 1000, 5000] as const;
