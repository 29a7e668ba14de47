// A network as stages, one for each layer and its activation; a pooling goes into the convolution before it.

import type { Activation } from '../activation.ts';
import type { Layer } from '../layers/layer.ts';
import type { MaxPoolLayer } from '../layers/max-pool.ts';
import { activationOf, type Network } from '../network.ts';
import { ShapeError } from '../shape-error.ts';
import { stripCount } from './column-strips.ts';
import type { Lane, Signal, Stage, Workshop } from './layer-stage.ts';
import { attentionStage } from './stages/attention.ts';
import { batchNormalisationStage } from './stages/batch-normalisation.ts';
import { convolutionStage, maxPoolStage } from './stages/convolution.ts';
import { denseStage } from './stages/dense.ts';
import { dropoutStage } from './stages/dropout.ts';
import { layerNormalisationStage } from './stages/layer-normalisation.ts';
import { gruStage, recurrentStage } from './stages/recurrent.ts';
import { lastStepStage, meanStage, patchesStage, residualStage } from './stages/sequences.ts';

/** What stands around a layer. */
interface Around {
  /** What went into the layer `count` places earlier. */
  earlier(count: number): Signal;
  /** The pooling behind a convolution, where it takes that on. */
  pooling: MaxPoolLayer | undefined;
}

type StageMaker<L extends Layer> = (
  layer: L,
  inputs: Signal,
  workshop: Workshop,
  around: Around,
) => Stage;

const makers: { [Kind in Layer['kind']]?: StageMaker<Extract<Layer, { kind: Kind }>> } = {
  dense: denseStage,
  convolution: (layer, inputs, workshop, { pooling }) =>
    convolutionStage(layer, inputs, workshop, pooling),
  maxPool: maxPoolStage,
  batchNormalisation: batchNormalisationStage,
  layerNormalisation: layerNormalisationStage,
  attention: attentionStage,
  recurrent: recurrentStage,
  gru: gruStage,
  patches: patchesStage,
  mean: meanStage,
  lastStep: lastStepStage,
  residual: (layer, inputs, workshop, { earlier }) =>
    residualStage(layer, inputs, workshop, earlier(layer.over)),
  dropout: dropoutStage,
};

/** From the pixels to the logits. Throws ShapeError that names the layer which this engine cannot run, and says why. */
export function stagesOf(network: Network<Layer>, lane: Lane): Stage[] {
  const { layers } = network;
  const pixels: Signal = { ...lane(0).signal(network.sizes[0]), gradients: undefined };
  /** What goes into each layer. */
  const signals = [pixels];
  const stages: Stage[] = [];
  for (let l = 0; l < layers.length; l++) {
    const layer = layers[l];
    const workshop = lane(l);
    const pooling = poolingBehind(network, l);
    const first = l;
    const earlier = (count: number) => signals[first - count];
    const stage = makerOf(layer)(layer, signals[l], workshop, { earlier, pooling });
    // Nothing reads what stands between a convolution and its own pooling.
    if (pooling) l += 1;
    const activation = pooling ? activationOfBoth(network, l) : behind(network, l);
    const whole = activated(stage, activation, layer, workshop);
    stages.push(...whole);
    signals[l + 1] = whole.at(-1)!.outputs;
  }
  return stages;
}

function makerOf(layer: Layer): StageMaker<Layer> {
  const maker = makers[layer.kind] as StageMaker<Layer> | undefined;
  if (maker) return maker;
  throw new ShapeError(
    `${layer.name}: this engine runs every kind of layer but ${layer.kind}; src/nn/layers runs it in plain loops`,
  );
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

/** The stage, and its activation behind it: in the same numbers, or in a signal of its own where the layer needs them as they are. */
function activated(
  stage: Stage,
  activation: Activation,
  { kind }: Layer,
  { kernels, signal }: Workshop,
): Stage[] {
  if (activation === 'identity') return [stage];
  const [forward, back] = [kernels[`${activation}Forward`], kernels[`${activation}Backward`]];
  const inputs = stage.outputs;
  const { size } = inputs;
  const rows = stripCount(size);
  const keepsStates = kind === 'gru' || kind === 'recurrent';
  const outputs = keepsStates ? signal(size) : { ...inputs, sums: [] };
  const behindStage: Stage = {
    inputs,
    outputs,
    forward() {
      if (keepsStates) outputs.values.set(inputs.values);
      forward(outputs.values, size, 0, size, 1);
    },
    forwardOne() {
      if (keepsStates) outputs.single.set(inputs.single);
      forward(outputs.single, rows, 0, rows, 1);
    },
    backward() {
      back(outputs.values, outputs.gradients!, size, 0, size, 1);
      if (keepsStates) inputs.gradients!.set(outputs.gradients!);
    },
  };
  return [stage, behindStage];
}
