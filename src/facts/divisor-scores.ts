// The network's score when its inputs are byte / divisor, for each divisor a reader can choose.
//
// (pixels / divisor) · weights = (pixels / 255) · weights × 255 / divisor: the long sums of the test
// pass are scaled, not added up again. Only the last layer is computed anew.
import {
  accuracy,
  crossEntropyOfLogits,
  denseForward,
  predictions,
  reluForward,
  type ForwardPass,
  type Network,
} from '#src/nn/index.ts';
import { divisors } from '../formulas/encodings.ts';
import type { Score } from '../formulas/scores.ts';

/** @param pass the forward pass of the images divided by 255; `labels` are theirs. */
export function scoresByDivisor(network: Network, pass: ForwardPass, labels: Uint8Array): Score[] {
  return divisors.map((divisor) => {
    const logits = logitsDividedBy(divisor, network, pass);
    return {
      accuracy: accuracy(predictions(logits, 10), labels),
      meanLoss: crossEntropyOfLogits(logits, labels, 10),
    };
  });
}

function logitsDividedBy(divisor: number, network: Network, pass: ForwardPass): Float32Array {
  const [hidden, output] = network.layers;
  const scaled = pass.preActivations[0].map((preActivation, i) => {
    const bias = hidden.biases[i % hidden.outputSize];
    return ((preActivation - bias) * 255) / divisor + bias;
  });
  const { batchSize } = pass;
  const { inputSize, outputSize } = output;
  const shape = { batchSize, inputSize, outputSize };
  return denseForward(reluForward(scaled), output.weights, output.biases, shape);
}
