// Plain JavaScript as one writes it at first: for each image, for each neuron, the sum over all its inputs.
import type { DenseLayer, Network } from '../../../src/nn/index.ts';
import type { Contender, Entrant } from '../contender.ts';
import { classCount, imagePixels } from '../work/work.ts';
import { fillInputs } from './pixels.ts';

export const naiveLoops: Entrant = {
  name: 'plain JavaScript, naive loops',
  create: () => createNaiveLoops(),
};

function dense({ inputSize, outputSize, weights, biases }: DenseLayer, inputs: Float32Array) {
  const outputs = new Float32Array(outputSize);
  for (let j = 0; j < outputSize; j++) {
    let sum = biases[j];
    for (let i = 0; i < inputSize; i++) sum += inputs[i] * weights[i * outputSize + j];
    outputs[j] = sum;
  }
  return outputs;
}

function softmaxInPlace(logits: Float32Array): Float32Array {
  const largest = Math.max(...logits);
  let sum = 0;
  for (let j = 0; j < logits.length; j++) sum += logits[j] = Math.exp(logits[j] - largest);
  for (let j = 0; j < logits.length; j++) logits[j] /= sum;
  return logits;
}

function createNaiveLoops(): Contender {
  let network: Network;
  const inputs = new Float32Array(imagePixels);
  const one = (pixels: Uint8Array) => {
    fillInputs(inputs, pixels);
    const [hidden, output] = network.layers;
    const activations = dense(hidden, inputs);
    for (let j = 0; j < activations.length; j++) activations[j] = Math.max(0, activations[j]);
    return softmaxInPlace(dense(output, activations));
  };
  return {
    load(given) {
      network = given;
    },
    one,
    infer(pixels, count) {
      const probabilities = new Float32Array(count * classCount);
      for (let image = 0; image < count; image++) {
        const row = one(pixels.subarray(image * imagePixels, (image + 1) * imagePixels));
        probabilities.set(row, image * classCount);
      }
      return probabilities;
    },
  };
}
