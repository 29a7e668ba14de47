// The backward pass: the chain rule from the loss back to every weight and bias.
//
// dLogits = (probabilities − oneHot(labels)) / batchSize      (or − soft targets: ./soft-targets.ts)
// then, from the last layer to the first:
//   dWeights = activationsᵀ · dPreActivations      dBiases = Σ dPreActivations over the batch
//   dActivations = dPreActivations · weightsᵀ      dPreActivations = dActivations where ReLU let the signal pass
// (or times the slope of the layer's own activation; where a layer is not dense, by the formulas of its kind)
//
// dWeights, dBiases: the shapes of the layer's weights and biases

import { activationBackward } from './activation.ts';
import { crossEntropyBackward } from './cross-entropy.ts';
import type { ForwardPass } from './forward.ts';
import { denseLayerBackward } from './layers/dense.ts';
import type { LayerGradients } from './layers/layer-kind.ts';
import { kindAmong, type Layer, type LayerKinds } from './layers/layer.ts';
import { activationOf, type Network } from './network.ts';
import { naming } from './shape-error.ts';
import { softCrossEntropyBackward } from './soft-targets.ts';

/** One entry for each layer, in the layers' order. */
export type Gradients = { dWeights: Float32Array; dBiases: Float32Array }[];

/** What a batch should be answered: a label for each image, or soft targets (batchSize, classCount). */
export type Wanted = Uint8Array | Float32Array;

/** The gradient of the batch's mean loss. Throws ShapeError or RangeError when `wanted` does not fit the forward pass. */
export const backward = (network: Network, pass: ForwardPass, wanted: Wanted): Gradients =>
  backwardThrough({ dense: { backward: denseLayerBackward } }, network, pass, wanted) as Gradients;

/** The same for any list of layers whose `kinds` are given. Throws as `backward` does. */
export function backwardThrough<L extends Layer>(
  kinds: LayerKinds<L['kind'], 'backward'>,
  network: Network<L>,
  { batchSize, inputs, preActivations, activations, kept, probabilities }: ForwardPass,
  wanted: Wanted,
): LayerGradients[] {
  const gradients: LayerGradients[] = [];
  const signals = [inputs, ...activations]; // what went into each layer
  const dSignals: Float32Array[] = [];
  const classCount = network.sizes.at(-1)!;
  let dPreActivations =
    wanted instanceof Uint8Array
      ? crossEntropyBackward(probabilities, wanted, classCount)
      : softCrossEntropyBackward(probabilities, wanted, classCount);
  for (let l = network.layers.length - 1; l >= 0; l--) {
    const layer = network.layers[l];
    const pass = { batchSize, inputs: signals[l], kept: kept[l], wantsInputs: l > 0 };
    const { backward: compute } = kindAmong(kinds, layer);
    const result = naming(layer.name, () => compute(layer, dPreActivations, pass));
    gradients.unshift(result.gradients);
    if (result.dEarlier) {
      const { count, dSignal } = result.dEarlier;
      dSignals[l - count] = sum(dSignal, dSignals[l - count]);
    }
    if (l === 0) break; // the pixels are given: nothing learns from their gradient
    const activateBack = activationBackward[activationOf(network, l - 1)];
    dSignals[l] = sum(result.dInputs!, dSignals[l]);
    dPreActivations = activateBack(dSignals[l], preActivations[l - 1], activations[l - 1]);
  }
  return gradients;
}

/** A signal that two layers use has the sum of both gradients. */
const sum = (gradient: Float32Array, known: Float32Array | undefined): Float32Array =>
  known ? gradient.map((d, k) => d + known[k]) : gradient;
