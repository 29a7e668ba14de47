// An optimiser changes a network's parameters a little, in place, once for each batch.

import type { Gradients } from './backward.ts';
import type { Network } from './network.ts';
import { expectShape } from './shape-error.ts';

export type Optimiser = {
  /** One update. Throws ShapeError when the gradients do not fit the network. */
  step(gradients: Gradients, learningRate: number): void;
};

/** Every array of parameters in one fixed order: first layer's weights, its biases, next layer's weights … */
export function parameterArrays(network: Network): Float32Array[] {
  return network.layers.flatMap(({ weights, biases }) => [weights, biases]);
}

/** The gradient of each of `parameterArrays`, in the same order. Throws ShapeError when one does not fit. */
export function gradientArrays(network: Network, gradients: Gradients): Float32Array[] {
  expectShape('step', 'gradients', gradients, network.layers.length);
  return network.layers.flatMap(({ inputSize, outputSize }, l) => {
    const { dWeights, dBiases } = gradients[l];
    expectShape('step', 'dWeights', dWeights, inputSize, outputSize);
    expectShape('step', 'dBiases', dBiases, outputSize);
    return [dWeights, dBiases];
  });
}
