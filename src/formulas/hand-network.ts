// A network of 2 inputs, 3 hidden neurons and 2 outputs whose numbers are all fractions: forward and backward by the textbook.
import {
  backward,
  crossEntropyBackward,
  denseBackwardInputs,
  forward,
  type Network,
  reluBackward,
} from '#src/nn/index.ts';
import { surprise } from './backward-digit.ts';
import { stepOn } from './one-step.ts';

const layer = (name: string, weights: number[], biases: number[]): Network['layers'][number] => ({
  kind: 'dense',
  name,
  inputSize: weights.length / biases.length,
  outputSize: biases.length,
  weights: Float32Array.from(weights),
  biases: Float32Array.from(biases),
});

export const handNetwork: Network = {
  sizes: [2, 3, 2],
  layers: [
    layer('hidden', [1, 1, -1, 1, -1, 1], [-1, 0, 0]),
    layer('output', [1, 2, 3, -1, 2, -1], [0, 1]),
  ],
};
export const handBatch = { inputs: Float32Array.of(1, 2), labels: Uint8Array.of(0) };

/** Every number on the way forward and back, flat and row by row. */
export function handNumbers() {
  const { inputs, labels } = handBatch;
  const pass = forward(handNetwork, inputs, 1);
  const [hidden, output] = backward(handNetwork, pass, labels);
  const dLogits = crossEntropyBackward(pass.probabilities, labels, 2);
  const shape = { batchSize: 1, inputSize: 3, outputSize: 2 };
  const dActivations = denseBackwardInputs(dLogits, handNetwork.layers[1]!.weights, shape);
  const numbers = {
    inputs,
    preActivations: pass.preActivations[0]!,
    activations: pass.activations[0]!,
    logits: pass.logits,
    probabilities: pass.probabilities,
    dLogits,
    dOutputWeights: output!.dWeights,
    dActivations,
    dPreActivations: reluBackward(dActivations, pass.preActivations[0]!),
    dHiddenWeights: hidden!.dWeights,
  };
  const plain = Object.entries(numbers).map(([name, values]) => [name, Array.from(values)]);
  return Object.fromEntries(plain) as Record<keyof typeof numbers, number[]>;
}

/** The sum of the squares of all 17 slopes: what a step promises for each unit of the learning rate. */
export function handSquare(): number {
  const gradients = backward(
    handNetwork,
    forward(handNetwork, handBatch.inputs, 1),
    handBatch.labels,
  );
  const all = gradients.flatMap(({ dWeights, dBiases }) => [...dWeights, ...dBiases]);
  return all.reduce((sum, slope) => sum + slope * slope, 0);
}

/** The loss after one step; a negative rate goes uphill. */
export const handLossAfter = (learningRate: number): number =>
  surprise(
    forward(stepOn(handNetwork, handBatch, learningRate), handBatch.inputs, 1).probabilities[0]!,
  );

const denominators = [1, 2, 4, 5, 20];

/** "−3/2" */
export function fraction(value: number): string {
  const below = denominators.find((one) => Number.isInteger(value * one));
  if (below === undefined) throw new RangeError(`${value} is no fraction of this network.`);
  const above = `${value < 0 ? '−' : ''}${Math.abs(value * below)}`;
  return below === 1 ? above : `${above}/${below}`;
}
