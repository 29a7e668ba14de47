// The textbook, word for word: lists of lists of numbers, one output after the other.
import { imagePixels } from '#src/mnist/image-set.ts';
import type { DenseLayer, Network } from '#src/nn/index.ts';
import type { Rung } from './implementation.ts';

export function createNaive(network: Network): Rung {
  const [hidden, output] = network.layers.map((layer) => ({
    weights: nested(layer),
    biases: [...layer.biases],
  }));
  const answer = (image: Uint8Array): number => {
    const inputs = Array.from(image, (pixel) => pixel / 255);
    const sums = naiveDense(inputs, hidden.weights, hidden.biases);
    const activations = sums.map((sum) => Math.max(0, sum));
    const probabilities = shares(naiveDense(activations, output.weights, output.biases));
    return probabilities.indexOf(Math.max(...probabilities));
  };
  return {
    infer: (pixels, count) =>
      Uint8Array.from({ length: count }, (_, image) =>
        answer(pixels.subarray(image * imagePixels, (image + 1) * imagePixels)),
      ),
  };
}

/** One layer, one image: weights[i][j] leads from input i to output j. */
export function naiveDense(inputs: number[], weights: number[][], biases: number[]): number[] {
  const outputs: number[] = [];
  for (let j = 0; j < biases.length; j++) {
    let sum = biases[j];
    for (let i = 0; i < inputs.length; i++) sum += inputs[i] * weights[i][j];
    outputs.push(sum);
  }
  return outputs;
}

function shares(logits: number[]): number[] {
  const largest = Math.max(...logits);
  const exponentials = logits.map((logit) => Math.exp(logit - largest));
  const sum = exponentials.reduce((total, exponential) => total + exponential, 0);
  return exponentials.map((exponential) => exponential / sum);
}

const nested = ({ weights, inputSize, outputSize }: DenseLayer): number[][] =>
  Array.from({ length: inputSize }, (_, i) => [
    ...weights.subarray(i * outputSize, (i + 1) * outputSize),
  ]);
