// Adam: every parameter gets a step length of its own, from the recent size of its gradient.
//
// mean ← beta1 · mean + (1 − beta1) · gradient             square ← beta2 · square + (1 − beta2) · gradient²
// parameter ← parameter − learningRate · (mean / (1 − beta1ᵗ)) / (√(square / (1 − beta2ᵗ)) + epsilon)
//
// t counts the steps from 1. Both averages start at 0; the divisions by 1 − betaᵗ make up for it. (Kingma and Ba, 2015)

import { zerosLike } from './floats.ts';
import type { Layer } from './layers/layer.ts';
import type { Network } from './network.ts';
import { gradientArrays, type Optimiser, parameterArrays } from './optimiser.ts';

export function createAdam(
  network: Network<Layer>,
  { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = {},
): Optimiser {
  const mean = parameterArrays(network).map((parameters) =>
    zerosLike(parameters, parameters.length),
  );
  const square = parameterArrays(network).map((parameters) =>
    zerosLike(parameters, parameters.length),
  );
  let t = 0;
  return {
    step(gradients, learningRate) {
      const gradient = gradientArrays(network, gradients);
      t += 1;
      const meanShare = 1 - beta1 ** t;
      const squareShare = 1 - beta2 ** t;
      parameterArrays(network).forEach((parameters, a) => {
        for (let k = 0; k < parameters.length; k++) {
          const slope = gradient[a][k];
          mean[a][k] = beta1 * mean[a][k] + (1 - beta1) * slope;
          square[a][k] = beta2 * square[a][k] + (1 - beta2) * slope * slope;
          const typicalSize = Math.sqrt(square[a][k] / squareShare) + epsilon;
          parameters[k] -= (learningRate * (mean[a][k] / meanShare)) / typicalSize;
        }
      });
    },
  };
}
