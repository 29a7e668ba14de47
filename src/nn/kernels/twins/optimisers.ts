// One step of momentum or Adam for a range of parameters, and the shrinking of weight decay.

import type { Kernels } from '../kernels.ts';

/** What an optimiser remembers below 10⁻³⁰ counts as 0, for the reason in ../assembly/optimisers.as.ts. */
const orZero = (remembered: number): number => (Math.abs(remembered) >= 1e-30 ? remembered : 0);

export const momentumStep: Kernels['momentumStep'] = (
  parameters,
  gradients,
  velocities,
  first,
  end,
  momentum,
  learningRate,
) => {
  for (let k = first; k < end; k++) {
    velocities[k] = orZero(momentum * velocities[k] + gradients[k]);
    parameters[k] -= learningRate * velocities[k];
  }
};

export const adamStep: Kernels['adamStep'] = (
  parameters,
  gradients,
  means,
  squares,
  first,
  end,
  beta1,
  beta2,
  epsilon,
  meanShare,
  squareShare,
  learningRate,
) => {
  for (let k = first; k < end; k++) {
    const gradient = gradients[k];
    means[k] = orZero(beta1 * means[k] + (1 - beta1) * gradient);
    squares[k] = orZero(beta2 * squares[k] + (1 - beta2) * gradient * gradient);
    const typicalSize = Math.sqrt(squares[k] / squareShare) + epsilon;
    parameters[k] -= (learningRate * (means[k] / meanShare)) / typicalSize;
  }
};

export const scaleBy: Kernels['scaleBy'] = (values, factor, first, end) => {
  for (let k = first; k < end; k++) values[k] *= factor;
};
