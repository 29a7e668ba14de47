// Which function the hidden neurons of a network use: ReLU, unless it says otherwise.
//
// 'identity' hands every number on as it is: a network without a non-linearity.

import { reluBackward, reluForward } from './relu.ts';
import { sigmoidBackward, sigmoidForward, tanhBackward, tanhForward } from './sigmoid.ts';

export const activationNames = ['relu', 'sigmoid', 'tanh', 'identity'] as const;

export type Activation = (typeof activationNames)[number];

export const activationForward: Record<Activation, (preActivations: Float32Array) => Float32Array> =
  {
    relu: reluForward,
    sigmoid: sigmoidForward,
    tanh: tanhForward,
    identity: (preActivations) => preActivations,
  };

/** From dActivations and what the forward pass kept, dPreActivations. Throws ShapeError. */
export const activationBackward: Record<
  Activation,
  (
    dActivations: Float32Array,
    preActivations: Float32Array,
    activations: Float32Array,
  ) => Float32Array
> = {
  relu: (d, preActivations) => reluBackward(d, preActivations),
  sigmoid: (d, _, activations) => sigmoidBackward(d, activations),
  tanh: (d, _, activations) => tanhBackward(d, activations),
  identity: (d) => d,
};
