// One step of plain gradient descent, by the textbook: what the network is afterwards.
import { backward, forward, type Gradients, type Network } from '#src/nn/index.ts';
import type { Batch } from './gradient-check.ts';

/** Against slopes that are known, whatever they are of. A new network; the given one stays as it is. */
export function stepAlong(network: Network, gradients: Gradients, learningRate: number): Network {
  const moved = (values: Float32Array, slopes: Float32Array) =>
    values.map((value, k) => value - learningRate * slopes[k]!);
  const layers = network.layers.map((layer, l) => ({
    ...layer,
    weights: moved(layer.weights, gradients[l]!.dWeights),
    biases: moved(layer.biases, gradients[l]!.dBiases),
  }));
  return { ...network, layers };
}

/** On one batch. */
export function stepOn(network: Network, { inputs, labels }: Batch, learningRate: number): Network {
  const gradients = backward(network, forward(network, inputs, labels.length), labels);
  return stepAlong(network, gradients, learningRate);
}
