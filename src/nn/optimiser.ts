// An optimiser changes a network's parameters a little, in place, once for each batch.

import type { Gradients } from './backward.ts';
import type { Network } from './network.ts';
import { expectShape } from './shape-error.ts';

export type Optimiser = {
  /** One update. Throws ShapeError when the gradients do not fit the network. */
  step(gradients: Gradients, learningRate: number): void;
};

/**
 * What an optimiser remembers of every parameter, in the order of `parameterArrays`: velocities, or means (first)
 * and squares (second). A list is empty where it remembers nothing.
 */
export type OptimiserMemory = { steps: number; first: Float32Array[]; second: Float32Array[] };

/** All that a training run needs to go on as if it had never stopped. */
export type Checkpoint = { network: Network; memory: OptimiserMemory };

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
