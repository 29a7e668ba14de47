// A network as stages, one for each layer and its activation; a pooling goes into the convolution before it.

import type { Activation } from '../activation.ts';
import type { Layer } from '../layers/layer.ts';
import type { MaxPoolLayer } from '../layers/max-pool.ts';
import { activationOf, type Network } from '../network.ts';
import { ShapeError } from '../shape-error.ts';
import type { Signal, Stage, Workbench, Workshop } from './layer-stage.ts';
import { attentionStage } from './stages/attention.ts';
import { convolutionStage, maxPoolStage } from './stages/convolution.ts';
import { denseStage } from './stages/dense.ts';
import { layerNormalisationStage } from './stages/normalisation.ts';
import { gruStage, recurrentStage } from './stages/recurrent.ts';
import { lastStepStage, meanStage, patchesStage, residualStage } from './stages/sequences.ts';

/** From the pixels to the logits. Throws ShapeError that names the layer which this engine cannot run, and says why. */
export function stagesOf(network: Network<Layer>, bench: Workbench): Stage[] {
  const { layers } = network;
  const pixels: Signal = { ...bench.signal(network.sizes[0]), gradients: undefined };
  /** What goes into each layer. */
  const signals = [pixels];
  const stages: Stage[] = [];
  for (let l = 0; l < layers.length; l++) {
    const layer = layers[l];
    const workshop = bench.forLayer(l);
    const pooling = poolingBehind(network, l);
    const stage =
      layer.kind === 'convolution'
        ? convolutionStage(layer, signals[l], workshop, pooling)
        : stageOf(layer, signals, l, workshop);
    // Nothing reads what stands between a convolution and its own pooling.
    if (pooling) l += 1;
    const activation = pooling ? activationOfBoth(network, l) : behind(network, l);
    const whole = activated(stage, activation, layer, workshop);
    stages.push(...whole);
    signals[l + 1] = whole.at(-1)!.outputs;
  }
  return stages;
}

/** The last layer gives logits. */
const behind = (network: Network<Layer>, l: number): Activation =>
  l === network.layers.length - 1 ? 'identity' : activationOf(network, l);

function activationOfBoth(network: Network<Layer>, l: number): Activation {
  const before = behind(network, l - 1);
  return before === 'identity' ? behind(network, l) : before;
}

/** The pooling that convolution `l` can take on: no activation stands on both sides, and no sum asks for what stands between. */
function poolingBehind(network: Network<Layer>, l: number): MaxPoolLayer | undefined {
  const { layers } = network;
  const next = layers[l + 1];
  if (layers[l].kind !== 'convolution' || next?.kind !== 'maxPool') return undefined;
  const isAsked = layers.some((layer, k) => layer.kind === 'residual' && k - layer.over === l + 1);
  const hasBoth = behind(network, l) !== 'identity' && behind(network, l + 1) !== 'identity';
  return isAsked || hasBoth ? undefined : next;
}

function stageOf(layer: Layer, signals: readonly Signal[], l: number, workshop: Workshop): Stage {
  const inputs = signals[l];
  if (layer.kind === 'dense') return denseStage(layer, inputs, workshop);
  if (layer.kind === 'maxPool') return maxPoolStage(layer, inputs, workshop);
  if (layer.kind === 'patches') return patchesStage(layer, inputs, workshop);
  if (layer.kind === 'layerNormalisation') return layerNormalisationStage(layer, inputs, workshop);
  if (layer.kind === 'attention') return attentionStage(layer, inputs, workshop);
  if (layer.kind === 'gru') return gruStage(layer, inputs, workshop);
  if (layer.kind === 'recurrent') return recurrentStage(layer, inputs, workshop);
  if (layer.kind === 'mean') return meanStage(layer, inputs, workshop);
  if (layer.kind === 'lastStep') return lastStepStage(layer, inputs, workshop);
  if (layer.kind === 'residual') {
    return residualStage(layer, inputs, workshop, signals[l - layer.over]);
  }
  throw new ShapeError(
    `${layer.name}: this engine runs every kind of layer but ${layer.kind}; src/nn/layers runs it in plain loops`,
  );
}

/** The stage, with its activation done in its own outputs, or in a stage behind it where the layer needs them as they are. */
function activated(
  stage: Stage,
  activation: Activation,
  { kind }: Layer,
  { kernels, signal }: Workshop,
): Stage[] {
  if (activation === 'identity') return [stage];
  const [forward, back] = [kernels[`${activation}Forward`], kernels[`${activation}Backward`]];
  const { size } = stage.outputs;
  const activate = ({ values }: Signal) => forward(values, size, 0, size, 1);
  const activateBack = ({ values, gradients }: Signal) =>
    back(values, gradients!, size, 0, size, 1);
  const keepsStates = kind === 'gru' || kind === 'recurrent';
  if (!keepsStates) {
    return [
      {
        ...stage,
        forward(isOne) {
          stage.forward(isOne);
          activate(stage.outputs);
        },
        backward() {
          activateBack(stage.outputs);
          stage.backward();
        },
      },
    ];
  }
  const outputs = signal(size);
  const behindStage: Stage = {
    inputs: stage.outputs,
    outputs,
    forward() {
      outputs.values.set(stage.outputs.values);
      activate(outputs);
    },
    backward() {
      activateBack(outputs);
      stage.outputs.gradients!.set(outputs.gradients!);
    },
  };
  return [stage, behindStage];
}
