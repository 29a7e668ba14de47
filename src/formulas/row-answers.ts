// A recurrent network asked early: what its output layer would answer after each row of the picture.
//
// probabilities[t] = softmax(states[t] · outputWeights + outputBiases); the network itself is asked after the last row alone
import { toInputs } from '#src/mnist/image-set.ts';
import { denseForward, type Network, predictions, softmax } from '#src/nn/index.ts';
import { forward, type Layer } from '#src/nn/layers/index.ts';

export interface RowAnswers {
  /** (count, rows, classes) */
  probabilities: Float32Array;
  /** (count, rows) */
  predictions: Uint8Array;
}

/** `pixels` holds any number of images, `network` reads their rows and ends with a dense layer. */
export function answersByRow(network: Network<Layer>, pixels: Uint8Array): RowAnswers {
  const [first] = network.layers;
  const output = network.layers.at(-1)!;
  if (first.kind !== 'gru' || output.kind !== 'dense') {
    throw new TypeError('answersByRow: the network should be a GRU with a dense output.');
  }
  const [rows] = first.inputShape;
  const count = pixels.length / network.sizes[0];
  // The first layer's outputs are its states, one after each row.
  const [states] = forward(network, toInputs(pixels), count).preActivations;
  const { inputSize, outputSize, weights, biases } = output;
  const shape = { batchSize: count * rows, inputSize, outputSize };
  const logits = denseForward(states, weights, biases, shape);
  return {
    probabilities: softmax(logits, outputSize),
    predictions: predictions(logits, outputSize),
  };
}
