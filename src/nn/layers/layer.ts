// The layers that a network can be a list of, as plain data.

import type { Activation } from '../activation.ts';
import type { AttentionLayer } from './attention.ts';
import type { BatchNormalisationLayer } from './batch-normalisation.ts';
import type { ConvolutionLayer } from './convolution.ts';
import type { DenseLayer } from './dense.ts';
import type { DropoutLayer } from './dropout.ts';
import type { GruLayer } from './gru.ts';
import type { Described, LayerKind } from './layer-kind.ts';
import type { LastStepLayer } from './last-step.ts';
import type { LayerNormalisationLayer } from './layer-normalisation.ts';
import type { MaxPoolLayer } from './max-pool.ts';
import type { MeanLayer } from './mean.ts';
import type { PatchesLayer } from './patches.ts';
import type { RecurrentLayer } from './recurrent.ts';
import type { ResidualLayer } from './residual.ts';

type AnyLayer =
  | DenseLayer
  | ConvolutionLayer
  | MaxPoolLayer
  | BatchNormalisationLayer
  | LayerNormalisationLayer
  | AttentionLayer
  | RecurrentLayer
  | GruLayer
  | PatchesLayer
  | MeanLayer
  | LastStepLayer
  | ResidualLayer
  | DropoutLayer;

/** Any layer. Its own `activation` counts before the network's. */
export type Layer = AnyLayer & { activation?: Activation };

type DescriptionOf<OneLayer> = OneLayer extends AnyLayer
  ? Described<OneLayer> & { name?: string; activation?: Activation }
  : never;

/** A layer as a person describes it: what kind it is, and its sizes. The rest follows from the layers before it. */
export type LayerDescription = DescriptionOf<AnyLayer>;

/** The functions of each kind of layer that a network may have; all of them, or those that are needed. */
export type LayerKinds<
  Kind extends Layer['kind'] = Layer['kind'],
  Needed extends keyof LayerKind<Layer> = keyof LayerKind<Layer>,
> = { [Name in Kind]: Pick<LayerKind<Extract<AnyLayer, { kind: Name }>>, Needed> };

/** Those of the layer's kind. */
export const kindAmong = <L extends Layer, Needed extends keyof LayerKind<Layer>>(
  kinds: LayerKinds<L['kind'], Needed>,
  layer: L,
): Pick<LayerKind<L>, Needed> =>
  kinds[layer.kind as L['kind']] as unknown as Pick<LayerKind<L>, Needed>;

/** The arrays of each kind that learn, in the order in which optimisers and files take them. */
export const parameterNames: { [Kind in Layer['kind']]: readonly string[] } = {
  dense: ['weights', 'biases'],
  convolution: ['weights', 'biases'],
  maxPool: [],
  batchNormalisation: ['scales', 'shifts'],
  layerNormalisation: ['scales', 'shifts'],
  attention: ['query', 'key', 'value', 'output'].flatMap((part) => [
    `${part}Weights`,
    `${part}Biases`,
  ]),
  recurrent: ['inputWeights', 'stateWeights', 'inputBiases', 'stateBiases'],
  gru: ['inputWeights', 'stateWeights', 'inputBiases', 'stateBiases'],
  patches: ['weights', 'biases', 'positions'],
  mean: [],
  lastStep: [],
  residual: [],
  dropout: [],
};
