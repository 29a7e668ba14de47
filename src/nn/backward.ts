// The backward pass: the chain rule from the loss back to every weight and bias.
//
// dLogits = (probabilities − oneHot(labels)) / batchSize
// then, from the last layer to the first:
//   dWeights = activationsᵀ · dPreActivations      dBiases = Σ dPreActivations over the batch
//   dActivations = dPreActivations · weightsᵀ      dPreActivations = dActivations where ReLU let the signal pass
// (or times the slope of the network's own activation)
//
// dWeights, dBiases: the shapes of the layer's weights and biases

import { activationBackward } from './activation.ts';
import { crossEntropyBackward } from './cross-entropy.ts';
import { denseBackwardInputs, denseBackwardParameters } from './dense.ts';
import type { ForwardPass } from './forward.ts';
import type { Network } from './network.ts';

/** One entry for each layer, in the layers' order. */
export type Gradients = { dWeights: Float32Array; dBiases: Float32Array }[];

/** The gradient of the batch's mean loss. Throws ShapeError or RangeError when `labels` do not fit the forward pass. */
export function backward(
  network: Network,
  { batchSize, inputs, preActivations, activations, probabilities }: ForwardPass,
  labels: Uint8Array,
): Gradients {
  const gradients: Gradients = [];
  const activateBack = activationBackward[network.activation ?? 'relu'];
  let dPreActivations = crossEntropyBackward(probabilities, labels, network.sizes.at(-1)!);
  for (let l = network.layers.length - 1; l >= 0; l--) {
    const { weights, inputSize, outputSize } = network.layers[l];
    const shape = { batchSize, inputSize, outputSize };
    const signal = l === 0 ? inputs : activations[l - 1];
    gradients.unshift(denseBackwardParameters(dPreActivations, signal, shape));
    if (l === 0) break; // the pixels are given: nothing learns from their gradient
    const dActivations = denseBackwardInputs(dPreActivations, weights, shape);
    dPreActivations = activateBack(dActivations, preActivations[l - 1], activations[l - 1]);
  }
  return gradients;
}
