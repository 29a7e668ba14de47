// Ablation: what the network still gets right when hidden units are silenced, alone or one after the other.
//
// logits without unit u = logits − activation[u] · weights[u]      so nothing has to be run again
import type { DenseLayer } from '../nn/index.ts';
import { createRandom, shuffle } from '../nn/index.ts';
import type { Vectors } from '../retrieval/vectors.ts';

/** Logits (count, classCount) of the read-out `output` on `hidden` activations, in doubles. */
export function logitsOf({ values, count, size }: Vectors, output: DenseLayer): Float64Array {
  const { weights, biases, outputSize } = output;
  const logits = new Float64Array(count * outputSize);
  for (let image = 0; image < count; image++) {
    for (let j = 0; j < outputSize; j++) {
      let sum = biases[j];
      for (let u = 0; u < size; u++) sum += values[image * size + u] * weights[u * outputSize + j];
      logits[image * outputSize + j] = sum;
    }
  }
  return logits;
}

/** Takes the contribution of unit `u` out of `logits`, in place. */
function silence(
  logits: Float64Array,
  { values, size }: Vectors,
  output: DenseLayer,
  u: number,
): void {
  const { weights, outputSize } = output;
  for (let k = 0; k < logits.length; k++) {
    const image = Math.floor(k / outputSize);
    logits[k] -= values[image * size + u] * weights[u * outputSize + (k % outputSize)];
  }
}

export function countCorrect(logits: Float64Array, labels: Uint8Array): number {
  const classCount = logits.length / labels.length;
  let correct = 0;
  labels.forEach((label, image) => {
    const row = image * classCount;
    let best = 0;
    for (let j = 1; j < classCount; j++) if (logits[row + j] > logits[row + best]) best = j;
    correct += Number(best === label);
  });
  return correct;
}

/** Right answers without unit u, for each u: (units). */
export function correctWithoutEach(
  hidden: Vectors,
  output: DenseLayer,
  labels: Uint8Array,
): number[] {
  const whole = logitsOf(hidden, output);
  return Array.from({ length: hidden.size }, (_, u) => {
    const logits = whole.slice();
    silence(logits, hidden, output, u);
    return countCorrect(logits, labels);
  });
}

/** A fixed order, made of chance. */
export const randomOrder = (count: number, seed: number): number[] => [
  ...shuffle(
    Uint32Array.from({ length: count }, (_, unit) => unit),
    createRandom(seed),
  ),
];

/** Right answers without the first k units of `order`, k from 0 to all of them: (units + 1). */
export function correctWithoutFirst(
  hidden: Vectors,
  output: DenseLayer,
  labels: Uint8Array,
  order: readonly number[],
): number[] {
  const logits = logitsOf(hidden, output);
  return [
    countCorrect(logits, labels),
    ...order.map((u, place) => {
      silence(logits, hidden, output, u);
      // What stays of the last sums is their rounding: then only the biases speak.
      if (place === order.length - 1)
        logits.forEach((_, k) => (logits[k] = output.biases[k % output.outputSize]));
      return countCorrect(logits, labels);
    }),
  ];
}
