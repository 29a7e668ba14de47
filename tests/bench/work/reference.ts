// What the answers should be, from src/nn as it is written to be read.
import { toInputs } from '../../../src/mnist/image-set.ts';
import {
  backward,
  createAdam,
  createSgd,
  crossEntropy,
  forward,
  type ForwardPass,
  type Network,
  parameterArrays,
} from '../../../src/nn/index.ts';
import * as layers from '../../../src/nn/layers/index.ts';
import type { Layer, LayerGradients } from '../../../src/nn/layers/index.ts';
import { shipped } from '../../nn/oracle/read.ts';
import type { LayerSubject, OptimiserName } from '../contender.ts';
import { batchSize, learningRates } from '../protocol.ts';
import { classCount, imagePixels, layerNetwork, networkOf, type Work } from './work.ts';

export const comparedImages = 1000;
const trainingSteps = 100;
/** For networks whose plain loops take ten times as long. */
const layerTrainingSteps = 20;

export interface Reference {
  /** Of the first `comparedImages`. */
  probabilities: Float32Array;
  startLoss: number;
  losses: Record<OptimiserName, number>;
  /** How many test images NumPy read right, where it did. */
  right?: number;
  /** Mini-batches of the check: enough for the loss to fall far, few enough for float32 to stay together. */
  trainingSteps: number;
  /** The loss on the first test images of a network with these parameters. */
  lossOf(parameters: readonly number[]): number;
}

/** Of a network and its textbook. */
interface Textbook<L extends Layer> {
  forward(network: Network<L>, inputs: Float32Array): ForwardPass;
  backward(network: Network<L>, pass: ForwardPass, labels: Uint8Array): LayerGradients[];
  /** A network with these parameters. */
  networkFrom(parameters: readonly number[]): Network<L>;
  trainingSteps: number;
}

export const computeReference = (work: Work): Reference => ({
  ...referenceOf(work, { forward, backward, networkFrom, trainingSteps }),
  right: shipped.test.correct,
});

export const computeLayerReference = (work: Work<Layer>, subject: LayerSubject): Reference =>
  referenceOf(work, {
    forward: layers.forward,
    backward: layers.backward,
    networkFrom: (parameters) => layerNetwork(subject, parameters),
    trainingSteps: layerTrainingSteps,
  });

const networkFrom = (parameters: readonly number[]): Network =>
  networkOf(new Uint8Array(Float32Array.from(parameters).buffer));

function referenceOf<L extends Layer>(work: Work<L>, textbook: Textbook<L>): Reference {
  const { test, start } = work;
  const inputs = toInputs(test.pixels.subarray(0, comparedImages * imagePixels));
  const lossOf = (network: Network<L>) => {
    const { probabilities } = textbook.forward(network, inputs);
    return crossEntropy(probabilities, test.labels.subarray(0, comparedImages), classCount);
  };
  return {
    probabilities: textbook.forward(work.network, inputs).probabilities,
    startLoss: lossOf(start),
    losses: {
      sgd: lossOf(train(work, 'sgd', textbook)),
      adam: lossOf(train(work, 'adam', textbook)),
    },
    trainingSteps: textbook.trainingSteps,
    lossOf: (parameters) => lossOf(textbook.networkFrom(parameters)),
  };
}

function train<L extends Layer>(
  { start, training }: Work<L>,
  name: OptimiserName,
  textbook: Textbook<L>,
): Network<L> {
  const network = textbook.networkFrom(
    parameterArrays(start).flatMap((array) => Array.from(array)),
  );
  const optimiser = name === 'sgd' ? createSgd(network) : createAdam(network);
  for (let step = 0; step < textbook.trainingSteps; step++) {
    const [first, end] = [step * batchSize, (step + 1) * batchSize];
    const pixels = training.pixels.subarray(first * imagePixels, end * imagePixels);
    const pass = textbook.forward(network, toInputs(pixels));
    const gradients = textbook.backward(network, pass, training.labels.subarray(first, end));
    optimiser.step(gradients, learningRates[name]);
  }
  return network;
}
