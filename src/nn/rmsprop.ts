// RMSprop: each gradient is divided by its own recent size, so that all parameters take steps of about one length.
//
// square ← decay · square + (1 − decay) · gradient²
// parameter ← parameter − learningRate · gradient / (√square + epsilon)      (PyTorch's form; Tieleman and Hinton, 2012)

import { zerosLike } from './floats.ts';
import type { Layer } from './layers/layer.ts';
import type { Network } from './network.ts';
import { gradientArrays, type Optimiser, parameterArrays } from './optimiser.ts';

/** `decay` is the share of the mean square that lives on from step to step, from 0 to below 1. */
export function createRmsprop(
  network: Network<Layer>,
  { decay = 0.99, epsilon = 1e-8 } = {},
): Optimiser {
  const square = parameterArrays(network).map((parameters) =>
    zerosLike(parameters, parameters.length),
  );
  return {
    step(gradients, learningRate) {
      const gradient = gradientArrays(network, gradients);
      parameterArrays(network).forEach((parameters, a) => {
        for (let k = 0; k < parameters.length; k++) {
          const slope = gradient[a][k];
          square[a][k] = decay * square[a][k] + (1 - decay) * slope * slope;
          parameters[k] -= (learningRate * slope) / (Math.sqrt(square[a][k]) + epsilon);
        }
      });
    },
  };
}
