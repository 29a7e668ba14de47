// Weights as the bytes of their file say, read without src/nn.
import { readFileSync } from 'node:fs';

/** One tensor of a safetensors file, row by row. */
export function tensorIn(bytes: Buffer, name: string): Float32Array {
  const start = 8 + Number(bytes.readBigUInt64LE(0));
  const [first, end] = headerIn(bytes)[name].data_offsets;
  return new Float32Array(new Uint8Array(bytes.subarray(start + first, start + end)).buffer);
}

function headerIn(bytes: Buffer) {
  const start = 8 + Number(bytes.readBigUInt64LE(0));
  return JSON.parse(bytes.toString('utf8', 8, start));
}

/** What a safetensors file says of itself, word for word. */
export const metadataIn = (bytes: Buffer): Record<string, string> =>
  headerIn(bytes)['__metadata__'];

/** Of the shipped weights: `hidden.weights` (784, 128), `hidden.biases`, `output.weights` (128, 10), `output.biases`. */
export function weightsInFile(name: string): Float32Array {
  const bytes = readFileSync(
    new URL('../../public/weights/mlp-784-128-10.safetensors', import.meta.url),
  );
  return tensorIn(bytes, name);
}

/** Logits of 784 → hidden → classes, image by image, in plain loops: a second opinion on whatever the book computes. */
export function logitsByHand(bytes: Buffer, inputs: ArrayLike<number>): number[] {
  const names = ['hidden.weights', 'hidden.biases', 'output.weights', 'output.biases'];
  const [w1, b1, w2, b2] = names.map((name) => tensorIn(bytes, name)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const logits: number[] = [];
  for (let image = 0; image < inputs.length / 784; image++) {
    const hidden = Array.from(b1, (bias, j) => {
      let sum = bias;
      for (let i = 0; i < 784; i++) sum += inputs[image * 784 + i]! * w1[i * b1.length + j]!;
      return Math.max(0, sum);
    });
    b2.forEach((bias, k) =>
      logits.push(hidden.reduce((sum, value, j) => sum + value * w2[j * b2.length + k]!, bias)),
    );
  }
  return logits;
}

/** The ten probabilities of the shipped network for 784 inputs, by the plainest loops over its file. */
export function answerByHand(inputs: number[]): number[] {
  const layer = (name: string, values: number[], outputs: number) => {
    const weights = weightsInFile(`${name}.weights`);
    const biases = weightsInFile(`${name}.biases`);
    return Array.from({ length: outputs }, (_, j) =>
      values.reduce((sum, input, i) => sum + input * weights[i * outputs + j]!, biases[j]!),
    );
  };
  const hidden = layer('hidden', inputs, 128).map((sum) => Math.max(0, sum));
  const logits = layer('output', hidden, 10);
  const powers = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
