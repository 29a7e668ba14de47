// Plain JavaScript that skips zeros: src/nn as it is written to be read.
import {
  backward,
  createAdam,
  createSgd,
  forward,
  type Network,
  type Optimiser,
  parameterArrays,
} from '../../../src/nn/index.ts';
import type { Contender, Entrant } from '../contender.ts';
import { classCount, imagePixels } from '../work/work.ts';
import { fillInputs } from './pixels.ts';

export const skipsZeros: Entrant = {
  name: 'plain JavaScript, skips zeros',
  create: () => createSkipsZeros(),
};

function inputsOf(pixels: Uint8Array): Float32Array {
  const inputs = new Float32Array(pixels.length);
  fillInputs(inputs, pixels);
  return inputs;
}

function copyOf(network: Network): Network {
  const layers = network.layers.map((layer) => ({
    ...layer,
    weights: layer.weights.slice(),
    biases: layer.biases.slice(),
  }));
  return { ...network, layers };
}

function createSkipsZeros(): Contender {
  let network: Network;
  let trained: Network;
  let optimiser: Optimiser;
  let learningRate = 0;
  return {
    load(given) {
      network = given;
    },
    infer(pixels, count, batchSize) {
      const probabilities = new Float32Array(count * classCount);
      for (let first = 0; first < count; first += batchSize) {
        const end = Math.min(count, first + batchSize);
        const part = pixels.subarray(first * imagePixels, end * imagePixels);
        probabilities.set(forward(network, inputsOf(part)).probabilities, first * classCount);
      }
      return probabilities;
    },
    one: (pixels) => forward(network, inputsOf(pixels)).probabilities,
    optimisers: ['sgd', 'adam'],
    startTraining(settings, start) {
      trained = copyOf(start);
      optimiser = settings.optimiser === 'sgd' ? createSgd(trained) : createAdam(trained);
      ({ learningRate } = settings);
    },
    trainOn(pixels, labels) {
      const pass = forward(trained, inputsOf(pixels));
      optimiser.step(backward(trained, pass, labels), learningRate);
    },
    trainedParameters: () => parameterArrays(trained),
  };
}
