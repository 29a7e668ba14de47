// What works for any list of layers: a network is made from a description, counted, and run both ways.
//
// description { inputShape: [1, 28, 28], layers: [{ kind: 'convolution', outputChannels: 8, kernelSize: 5, activation: 'relu' }, …] }
// multiply-adds of training = 3 · forward − those with the pixels, whose gradient nobody needs

import { activationNames } from '../activation.ts';
import { backwardThrough } from '../backward.ts';
import { type ForwardPass, forwardThrough } from '../forward.ts';
import type { Initialiser } from '../initialisers.ts';
import * as denseNetworks from '../network.ts';
import type { Network } from '../network.ts';
import type { Random } from '../random.ts';
import {
  expectSizes,
  countNumbers,
  type LayerGradients,
  type Mode,
  type Shape,
} from './layer-kind.ts';
import { kindOf, layerKinds } from './layer-kinds.ts';
import type { Layer, LayerDescription } from './layer.ts';
import { ShapeError } from '../shape-error.ts';

export type NetworkDescription = {
  /** [size], a sequence [steps, size] or a picture [channels, height, width] */
  inputShape: Shape;
  layers: readonly LayerDescription[];
};

/**
 * A network with weights from `initialiser`, in the order of its layers, and all biases 0.
 * Throws ShapeError that names the layer when one cannot take what the layer before it makes.
 */
export function createNetwork(
  sizes: readonly number[],
  initialiser: Initialiser,
  random: Random,
): Network;
export function createNetwork(
  description: NetworkDescription,
  initialiser: Initialiser,
  random: Random,
): Network<Layer>;
export function createNetwork(
  sizesOrDescription: readonly number[] | NetworkDescription,
  initialiser: Initialiser,
  random: Random,
): Network | Network<Layer> {
  if (!('layers' in sizesOrDescription)) {
    return denseNetworks.createNetwork(sizesOrDescription, initialiser, random);
  }
  const { inputShape, layers: descriptions } = sizesOrDescription;
  expectSizes(
    'network',
    Object.fromEntries(inputShape.map((size, k) => [`inputShape[${k}]`, size])),
  );
  const names = namesOf(descriptions);
  const shapes = [inputShape];
  const layers = descriptions.map((description, l): Layer => {
    const place = names[l];
    if (!Object.hasOwn(layerKinds, description.kind)) {
      throw new ShapeError(
        `${place}: kind should be one of ${Object.keys(layerKinds).join(', ')}, found ${String(description.kind)}`,
      );
    }
    const { activation } = description;
    if (activation !== undefined && !activationNames.includes(activation)) {
      throw new ShapeError(
        `${place}: activation should be one of ${activationNames.join(', ')}, found ${String(activation)}`,
      );
    }
    const kind = kindOf(description as Layer);
    const earlierShape = (count: number) => shapes[l - count];
    const start = { place, initialiser, random, earlierShape };
    const layer = kind.create(description as Layer, shapes[l], start);
    shapes.push(kind.outputShape(layer));
    return activation ? { ...layer, activation } : layer;
  });
  checkLast(layers, shapes);
  return { sizes: shapes.map(countNumbers), layers, activation: 'identity' };
}

/** A layer is named after its kind, with a number where there are several; the last one is the output. */
function namesOf(descriptions: readonly LayerDescription[]): string[] {
  const sameKind = (kind: string, end: number) =>
    descriptions.slice(0, end).filter((one) => one.kind === kind).length;
  const names = descriptions.map(({ name, kind }, l) => {
    if (name !== undefined) return name;
    if (l === descriptions.length - 1) return 'output';
    return sameKind(kind, Infinity) > 1 ? `${kind}${sameKind(kind, l + 1)}` : kind;
  });
  const twice = names.find((name, l) => names.indexOf(name) < l);
  if (twice === undefined) return names;
  throw new ShapeError(`network: every layer should have a name of its own, found ${twice} twice`);
}

function checkLast(layers: readonly Layer[], shapes: readonly Shape[]): void {
  const last = layers.at(-1);
  if (!last) throw new ShapeError('network: layers should name at least one layer, found none');
  const shape = shapes.at(-1)!;
  if (shape.length !== 1) {
    throw new ShapeError(
      `${last.name}: the last layer should give a row of logits, found ${shape.join(' × ')}`,
    );
  }
  if (last.activation && last.activation !== 'identity') {
    throw new ShapeError(
      `${last.name}: the last layer gives logits, and has no activation; found ${last.activation}`,
    );
  }
}

/** Throws ShapeError that names the layer whose inputs or arrays do not fit. */
export const forward = (
  network: Network<Layer>,
  inputs: Float32Array,
  batchSize?: number,
  mode?: Mode,
): ForwardPass => forwardThrough(layerKinds, network, inputs, batchSize, mode);

/** The gradient of the batch's mean loss, one entry for each layer. Throws ShapeError, and RangeError for a label that is no class. */
export const backward = (
  network: Network<Layer>,
  pass: ForwardPass,
  labels: Uint8Array,
): LayerGradients[] => backwardThrough(layerKinds, network, pass, labels);

const sumOver = (layers: readonly Layer[], count: (layer: Layer) => number) =>
  layers.reduce((sum, layer) => sum + count(layer), 0);

/** Numbers that learn, of layer sizes or of a network. */
export function countParameters(of: readonly number[] | Network<Layer>): number {
  if (!('layers' in of)) return denseNetworks.countParameters(of);
  return sumOver(of.layers, (layer) =>
    Object.values(kindOf(layer).parameterShapes(layer)).reduce(
      (sum, shape) => sum + countNumbers(shape),
      0,
    ),
  );
}

/** For one image: products of weights, and of queries, keys and values. */
export const countMultiplyAdds = ({ layers }: Network<Layer>): number =>
  sumOver(layers, (layer) => kindOf(layer).multiplyAdds(layer).all);

/** For one image: the forward pass, the gradients of the weights, and those of all signals but the pixels. */
export function countTrainingMultiplyAdds(network: Network<Layer>): number {
  const [first] = network.layers;
  return 3 * countMultiplyAdds(network) - kindOf(first).multiplyAdds(first).ofInputs;
}
