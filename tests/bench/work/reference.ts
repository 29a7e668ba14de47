// What the answers should be, from src/nn as it is written to be read.
import { toInputs } from '../../../src/mnist/image-set.ts';
import {
  backward,
  createAdam,
  createSgd,
  crossEntropy,
  forward,
  type Network,
  parameterArrays,
} from '../../../src/nn/index.ts';
import type { OptimiserName } from '../contender.ts';
import { batchSize, learningRates } from '../protocol.ts';
import { classCount, imagePixels, networkOf, type Work } from './work.ts';

export const comparedImages = 1000;
/** Mini-batches of the check: enough for the loss to fall far, few enough for float32 to stay together. */
export const trainingSteps = 100;

export interface Reference {
  /** Of the first `comparedImages`. */
  probabilities: Float32Array;
  startLoss: number;
  losses: Record<OptimiserName, number>;
}

export function computeReference(work: Work): Reference {
  return {
    probabilities: forward(work.network, firstInputs(work)).probabilities,
    startLoss: lossOf(work.start, work),
    losses: {
      sgd: lossOf(train(work, 'sgd'), work),
      adam: lossOf(train(work, 'adam'), work),
    },
  };
}

const firstInputs = ({ test }: Work) =>
  toInputs(test.pixels.subarray(0, comparedImages * imagePixels));

/** The mean loss on the first test images. */
export function lossOf(network: Network, work: Work): number {
  const { probabilities } = forward(network, firstInputs(work));
  return crossEntropy(probabilities, work.test.labels.subarray(0, comparedImages), classCount);
}

export const networkFrom = (parameters: readonly number[]): Network =>
  networkOf(new Uint8Array(Float32Array.from(parameters).buffer));

function train({ start, training }: Work, name: OptimiserName): Network {
  const network = networkFrom(parameterArrays(start).flatMap((array) => Array.from(array)));
  const optimiser = name === 'sgd' ? createSgd(network) : createAdam(network);
  for (let step = 0; step < trainingSteps; step++) {
    const [first, end] = [step * batchSize, (step + 1) * batchSize];
    const pixels = training.pixels.subarray(first * imagePixels, end * imagePixels);
    const pass = forward(network, toInputs(pixels));
    const gradients = backward(network, pass, training.labels.subarray(first, end));
    optimiser.step(gradients, learningRates[name]);
  }
  return network;
}
