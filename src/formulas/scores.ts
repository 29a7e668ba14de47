// What the shipped network does on many images: scored as it is, and with one thing changed.
import {
  accuracy,
  createRandom,
  crossEntropyOfLogits,
  denseForward,
  forward,
  predictions,
  type Network,
} from '#src/nn/index.ts';
import { toInputs, type ImageSet } from '#src/mnist/image-set.ts';

export interface Score {
  accuracy: number;
  meanLoss: number;
}

/** Scores `network` on inputs made from each image's bytes by `encode`. */
export function scoreWith(
  network: Network,
  images: ImageSet,
  encode: (pixels: Uint8Array) => Float32Array = toInputs,
): Score {
  const { logits } = forward(network, encode(images.pixels), images.count);
  return {
    accuracy: accuracy(predictions(logits, 10), images.labels),
    meanLoss: crossEntropyOfLogits(logits, images.labels, 10),
  };
}

export const inverted = (pixels: Uint8Array) => toInputs(pixels.map((pixel) => 255 - pixel));
export const rawBytes = (pixels: Uint8Array) => Float32Array.from(pixels);

export function withoutBiases(network: Network): Network {
  const layers = network.layers.map((layer) => ({
    ...layer,
    biases: new Float32Array(layer.outputSize),
  }));
  return { ...network, layers };
}

/** Two dense layers with nothing between them equal this one: W = W₁W₂, b = b₁W₂ + b₂. */
export function collapse(network: Network): { weights: Float32Array; biases: Float32Array } {
  const [hidden, output] = network.layers;
  const shape = { inputSize: hidden.outputSize, outputSize: output.outputSize };
  const noBias = new Float32Array(output.outputSize);
  return {
    weights: denseForward(hidden.weights, output.weights, noBias, {
      batchSize: hidden.inputSize,
      ...shape,
    }),
    biases: denseForward(hidden.biases, output.weights, output.biases, { batchSize: 1, ...shape }),
  };
}

/** The logits when ReLU is left out: dense after dense. */
export function logitsWithoutRelu(network: Network, inputs: Float32Array): Float32Array {
  const batchSize = inputs.length / network.sizes[0];
  return network.layers.reduce(
    (values, { weights, biases, inputSize, outputSize }) =>
      denseForward(values, weights, biases, { batchSize, inputSize, outputSize }),
    inputs,
  );
}

/** The same logits from the one collapsed 784 × 10 layer. */
export function collapsedLogits(network: Network, inputs: Float32Array): Float32Array {
  const { weights, biases } = collapse(network);
  const inputSize = network.sizes[0];
  const outputSize = biases.length;
  const batchSize = inputs.length / inputSize;
  return denseForward(inputs, weights, biases, { batchSize, inputSize, outputSize });
}

export const noiseSeed = 20261123;

/** Images of pure chance: each byte drawn evenly from 0..255. */
export function noiseImages(count: number, seed = noiseSeed): Uint8Array {
  const random = createRandom(seed);
  return Uint8Array.from({ length: count * 784 }, () => random.below(256));
}

/** The highest of each image's ten probabilities. */
export function topProbabilities(probabilities: Float32Array, classCount = 10): Float32Array {
  const count = probabilities.length / classCount;
  return Float32Array.from({ length: count }, (_, image) =>
    Math.max(...probabilities.subarray(image * classCount, (image + 1) * classCount)),
  );
}

/** How many images get an answer when the network may stay silent below `threshold`, and how many of those are right. */
export function rejectBelow(
  threshold: number,
  tops: Float32Array,
  right: Uint8Array,
): { answered: number; answeredRight: number } {
  let answered = 0;
  let answeredRight = 0;
  tops.forEach((top, image) => {
    if (top < threshold) return;
    answered += 1;
    answeredRight += right[image];
  });
  return { answered, answeredRight };
}

export const mean = (values: Float32Array | readonly number[]) =>
  (values as readonly number[]).reduce((total, value) => total + value, 0) / values.length;

/** The middle value; the mean of the two in the middle for an even number of them. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}
