// Nesterov momentum: the gradient counts twice, once in the velocity and once ahead of it, so that a turn is felt a step earlier.
//
// velocity ← momentum · velocity + gradient
// parameter ← parameter − learningRate · (gradient + momentum · velocity)      (PyTorch's form; Nesterov, 1983)

import { zerosLike } from './floats.ts';
import type { Layer } from './layers/layer.ts';
import type { Network } from './network.ts';
import { gradientArrays, type Optimiser, parameterArrays } from './optimiser.ts';

/** `momentum` is the share of the velocity that lives on from step to step, from 0 to below 1. */
export function createNesterov(network: Network<Layer>, { momentum = 0.9 } = {}): Optimiser {
  const velocity = parameterArrays(network).map((parameters) =>
    zerosLike(parameters, parameters.length),
  );
  return {
    step(gradients, learningRate) {
      const gradient = gradientArrays(network, gradients);
      parameterArrays(network).forEach((parameters, a) => {
        for (let k = 0; k < parameters.length; k++) {
          const slope = gradient[a][k];
          velocity[a][k] = momentum * velocity[a][k] + slope;
          parameters[k] -= learningRate * (slope + momentum * velocity[a][k]);
        }
      });
    },
  };
}
