// Momentum: the gradient pushes a velocity, and the velocity moves the parameter.
//
// velocity ← momentum · velocity + gradient
// parameter ← parameter − learningRate · velocity      (PyTorch's form; Polyak, 1964)

import { zerosLike } from './floats.ts';
import type { Layer } from './layers/layer.ts';
import type { Network } from './network.ts';
import { gradientArrays, type Optimiser, parameterArrays } from './optimiser.ts';

/**
 * `momentum` is the share of the velocity that lives on from step to step,
 * from 0 to below 1.
 */
export function createMomentum(network: Network<Layer>, { momentum = 0.9 } = {}): Optimiser {
  const velocity = parameterArrays(network).map((parameters) =>
    zerosLike(parameters, parameters.length),
  );
  return {
    step(gradients, learningRate) {
      const gradient = gradientArrays(network, gradients);
      parameterArrays(network).forEach((parameters, a) => {
        for (let k = 0; k < parameters.length; k++) {
          velocity[a][k] = momentum * velocity[a][k] + gradient[a][k];
          parameters[k] -= learningRate * velocity[a][k];
        }
      });
    },
  };
}
