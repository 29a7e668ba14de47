// Layers whose numbers the oracle draws too (oracle/make_layers.py), in float32 or float64.

import { createRandom, type Random, zeros } from '#src/nn/index.ts';
import { createNetwork, type Layer, type NetworkDescription } from '#src/nn/layers/index.ts';
import type { Shape } from '#src/nn/layers/layer-kind.ts';
import { kindOf } from '#src/nn/layers/layer-kinds.ts';
import { parameterNames } from '#src/nn/layers/layer.ts';

export type Arrays = Record<string, Float32Array>;

/** Normal numbers, rounded to float32. */
export const draw = (random: Random, length: number, deviation = 1, centre = 0): Float32Array =>
  Float32Array.from({ length }, () => centre + deviation * random.normal());

const product = (shape: Shape) => shape.reduce((sum, size) => sum * size, 1);

/** Weights by their fan-in, scales about 1, everything else near 0. */
function drawArray(random: Random, name: string, shape: Shape): Float32Array {
  const length = product(shape);
  if (name === 'scales') return draw(random, length, 0.1, 1);
  const isWeights = name.toLowerCase().endsWith('weights');
  const fanIn = shape.length === 4 ? product(shape.slice(1)) : shape[0];
  return draw(random, length, isWeights ? 1 / Math.sqrt(fanIn) : 0.1);
}

/** Gives the layer's parameters numbers from `random`, in their order. */
export function drawParameters(layer: Layer, random: Random): void {
  const shapes = kindOf(layer).parameterShapes(layer);
  for (const name of parameterNames[layer.kind]) {
    (layer as unknown as Arrays)[name] = drawArray(random, name, shapes[name]);
  }
}

/** A network with the oracle's parameters. */
export function drawnNetwork(description: NetworkDescription) {
  const random = createRandom(7);
  const network = createNetwork(description, zeros, createRandom(0));
  for (const layer of network.layers) drawParameters(layer, random);
  return network;
}

/** What only training does, as the oracle has it: statistics of the batch, and numbers silenced by chance. */
export const normalisedNetwork: NetworkDescription = {
  inputShape: [1, 28, 28],
  layers: [
    { kind: 'convolution', outputChannels: 4, kernelSize: 5 },
    { kind: 'maxPool', size: 4 },
    { kind: 'batchNormalisation', activation: 'tanh' },
    { kind: 'dropout', rate: 0.2 },
    { kind: 'dense', outputSize: 24 },
    { kind: 'batchNormalisation', activation: 'sigmoid' },
    { kind: 'dropout', rate: 0.5 },
    { kind: 'dense', outputSize: 10 },
  ],
};

/** Where the oracle's dropouts draw from. */
export const silences = () => createRandom(9);

/** Running means and variances of every batch normalisation, one behind the other. */
export const runningOf = ({ layers }: { layers: readonly Layer[] }): number[] =>
  layers.flatMap((layer) =>
    layer.kind === 'batchNormalisation' ? [...layer.running.means, ...layer.running.variances] : [],
  );

/** The same numbers with twice the digits; the types stay as they are. */
export const inFloat64 = (array: Float32Array): Float32Array =>
  Float64Array.from(array) as unknown as Float32Array;

/** All arrays of a layer in float64, one below another included. */
export function layerInFloat64<Part extends object>(layer: Part): Part {
  const entries = Object.entries(layer).map(([key, value]) => {
    if (value instanceof Float32Array) return [key, inFloat64(value)];
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
    return [key, isRecord ? layerInFloat64(value) : value];
  });
  return Object.fromEntries(entries) as Part;
}
