// The forward pass: from pixels to probabilities, keeping every number on the way.
//
// preActivations = inputs · weights + biases      activations = max(0, preActivations), or the network's own activation
// logits = the last layer's preActivations        probabilities = softmax(logits)
//
// inputs (batchSize, sizes[0]) · preActivations[l], activations[l] (batchSize, sizes[l + 1]) · logits, probabilities (batchSize, classCount)

import { activationForward } from './activation.ts';
import { denseForward } from './dense.ts';
import type { Network } from './network.ts';
import { countRows } from './shape-error.ts';
import { softmax } from './softmax.ts';

export type ForwardPass = {
  batchSize: number;
  inputs: Float32Array;
  /** One array for each layer; the last is `logits`. */
  preActivations: Float32Array[];
  /** One array for each hidden layer. */
  activations: Float32Array[];
  logits: Float32Array;
  probabilities: Float32Array;
};

/** Throws ShapeError when `inputs` is not `batchSize` rows of the network's input size. */
export function forward(
  network: Network,
  inputs: Float32Array,
  batchSize = countRows('forward', 'inputs', inputs, network.sizes[0]),
): ForwardPass {
  const preActivations: Float32Array[] = [];
  const activations: Float32Array[] = [];
  const activate = activationForward[network.activation ?? 'relu'];
  let signal = inputs;
  for (const { weights, biases, inputSize, outputSize } of network.layers) {
    const shape = { batchSize, inputSize, outputSize };
    // The output layer has no activation: a logit may be negative.
    if (preActivations.length > 0) {
      signal = activate(preActivations.at(-1)!);
      activations.push(signal);
    }
    preActivations.push(denseForward(signal, weights, biases, shape));
  }
  const logits = preActivations.at(-1)!;
  const probabilities = softmax(logits, network.sizes.at(-1)!);
  return { batchSize, inputs, preActivations, activations, logits, probabilities };
}
