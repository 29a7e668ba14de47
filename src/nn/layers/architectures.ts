// Four networks that read digits, each with another idea of what a picture is.

import type { LayerDescription } from './layer.ts';
import type { NetworkDescription } from './networks.ts';

const picture = [1, 28, 28];

/** A block of a transformer that normalises before it computes (pre-norm): attention, then two dense layers. */
const transformerBlock: LayerDescription[] = [
  { kind: 'layerNormalisation' },
  { kind: 'attention', heads: 4 },
  { kind: 'residual', over: 2 },
  { kind: 'layerNormalisation' },
  { kind: 'dense', outputSize: 64, activation: 'relu' },
  { kind: 'dense', outputSize: 32 },
  { kind: 'residual', over: 3 },
];

export const architectures = {
  /** One layer of eight filters, and the largest answer of each in 16 parts of the picture. */
  'cnn-small': {
    inputShape: picture,
    layers: [
      { kind: 'convolution', outputChannels: 8, kernelSize: 5, activation: 'relu' },
      { kind: 'maxPool', size: 6 },
      { kind: 'dense', outputSize: 10 },
    ],
  },
  /** Eight filters, then sixteen that look at the eight. */
  cnn: {
    inputShape: picture,
    layers: [
      { kind: 'convolution', outputChannels: 8, kernelSize: 5, activation: 'relu' },
      { kind: 'maxPool', size: 2 },
      { kind: 'convolution', outputChannels: 16, kernelSize: 5, activation: 'relu' },
      { kind: 'maxPool', size: 2 },
      { kind: 'dense', outputSize: 10 },
    ],
  },
  /** Reads the picture as a text of 28 rows, from the top down. */
  gru: {
    inputShape: [28, 28],
    layers: [
      { kind: 'gru', stateSize: 64 },
      { kind: 'lastStep' },
      { kind: 'dense', outputSize: 10 },
    ],
  },
  /** Sixteen patches that all look at one another, twice. */
  transformer: {
    inputShape: picture,
    layers: [
      { kind: 'patches', patchSize: 7, outputSize: 32 },
      ...transformerBlock,
      ...transformerBlock,
      { kind: 'layerNormalisation' },
      { kind: 'mean' },
      { kind: 'dense', outputSize: 10 },
    ],
  },
} satisfies Record<string, NetworkDescription>;
