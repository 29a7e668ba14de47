// Stochastic gradient descent: every parameter takes a step against its gradient.
//
// parameter ← parameter − learningRate · gradient

import type { Layer } from './layers/layer.ts';
import type { Network } from './network.ts';
import { gradientArrays, type Optimiser, parameterArrays } from './optimiser.ts';

export function createSgd(network: Network<Layer>): Optimiser {
  return {
    step(gradients, learningRate) {
      const gradient = gradientArrays(network, gradients);
      parameterArrays(network).forEach((parameters, a) => {
        for (let k = 0; k < parameters.length; k++) parameters[k] -= learningRate * gradient[a][k];
      });
    },
  };
}
