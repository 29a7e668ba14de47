// The forward pass: from pixels to probabilities, keeping every number on the way.
//
// preActivations = inputs · weights + biases      activations = max(0, preActivations), or the network's own activation
// logits = the last layer's preActivations        probabilities = softmax(logits)
//
// inputs (batchSize, sizes[0]) · preActivations[l], activations[l] (batchSize, sizes[l + 1]) · logits, probabilities (batchSize, classCount)
// Where a layer is not dense, its preActivations are what it computes instead: src/nn/layers has a file for each kind.

import { activationForward } from './activation.ts';
import { denseLayerForward } from './layers/dense.ts';
import type { Mode } from './layers/layer-kind.ts';
import { kindAmong, type Layer, type LayerKinds } from './layers/layer.ts';
import { activationOf, type Network } from './network.ts';
import { countRows, naming } from './shape-error.ts';
import { softmax } from './softmax.ts';

export type ForwardPass = {
  batchSize: number;
  inputs: Float32Array;
  /** One array for each layer; the last is `logits`. */
  preActivations: Float32Array[];
  /** One array for each hidden layer. */
  activations: Float32Array[];
  /** What each layer keeps for its backward pass; nothing, where it is dense. */
  kept: unknown[];
  logits: Float32Array;
  probabilities: Float32Array;
};

/** Throws ShapeError when `inputs` is not `batchSize` rows of the network's input size. */
export const forward = (network: Network, inputs: Float32Array, batchSize?: number): ForwardPass =>
  forwardThrough({ dense: { forward: denseLayerForward } }, network, inputs, batchSize);

/** The same for any list of layers whose `kinds` are given. Throws as `forward` does. */
export function forwardThrough<L extends Layer>(
  kinds: LayerKinds<L['kind'], 'forward'>,
  network: Network<L>,
  inputs: Float32Array,
  batchSize = countRows('forward', 'inputs', inputs, network.sizes[0]),
  mode: Mode = {},
): ForwardPass {
  const preActivations: Float32Array[] = [];
  const activations: Float32Array[] = [];
  const kept: unknown[] = [];
  const signals = [inputs]; // what goes into each layer
  network.layers.forEach((layer, l) => {
    // The output layer has no activation: a logit may be negative.
    if (l > 0) {
      const activate = activationForward[activationOf(network, l - 1)];
      signals[l] = activate(preActivations[l - 1]);
      activations.push(signals[l]);
    }
    const { forward: compute } = kindAmong(kinds, layer);
    const earlier = (count: number) => signals[l - count];
    const result = naming(layer.name, () =>
      compute(layer, signals[l], { ...mode, batchSize, earlier }),
    );
    preActivations.push(result.outputs);
    kept.push(result.kept);
  });
  const logits = preActivations.at(-1)!;
  const probabilities = softmax(logits, network.sizes.at(-1)!);
  return { batchSize, inputs, preActivations, activations, kept, logits, probabilities };
}
