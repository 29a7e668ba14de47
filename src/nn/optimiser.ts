// An optimiser changes a network's parameters a little, in place, once for each batch.

import type { DenseLayer } from './layers/dense.ts';
import type { LayerGradients } from './layers/layer-kind.ts';
import { type Layer, parameterNames } from './layers/layer.ts';
import type { Network } from './network.ts';
import { expectShape } from './shape-error.ts';

export type Optimiser = {
  /** One update. Throws ShapeError when the gradients do not fit the network. */
  step(gradients: readonly LayerGradients[], learningRate: number): void;
};

/**
 * What an optimiser remembers of every parameter, in the order of `parameterArrays`: velocities, or means (first)
 * and squares (second). A list is empty where it remembers nothing.
 */
export type OptimiserMemory = { steps: number; first: Float32Array[]; second: Float32Array[] };

/** All that a training run needs to go on as if it had never stopped. */
export type Checkpoint<L extends Layer = DenseLayer> = {
  network: Network<L>;
  memory: OptimiserMemory;
};

/** Every array of parameters in one fixed order: first layer's weights, its biases, next layer's weights … */
export function parameterArrays({ layers }: Network<Layer>): Float32Array[] {
  return layers.flatMap((layer) => {
    const arrays = layer as unknown as Record<string, Float32Array>;
    return parameterNames[layer.kind].map((name) => arrays[name]);
  });
}

/** The gradient of each of `parameterArrays`, in the same order. Throws ShapeError when one does not fit. */
export function gradientArrays(
  network: Network<Layer>,
  gradients: readonly LayerGradients[],
): Float32Array[] {
  expectShape('step', 'gradients', gradients, network.layers.length);
  const names = network.layers.flatMap(({ kind, name: layer }, l) =>
    parameterNames[kind].map((name) => ({ l, layer, gradient: gradientName(name) })),
  );
  return parameterArrays(network).map((parameters, a) => {
    const { l, layer, gradient } = names[a];
    const array = gradients[l][gradient];
    expectShape('step', `${layer}.${gradient}`, array, parameters.length);
    return array;
  });
}

/** weights → dWeights */
export const gradientName = (name: string) => `d${name[0].toUpperCase()}${name.slice(1)}`;
