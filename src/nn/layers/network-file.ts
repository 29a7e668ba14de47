// A network of any layers as a safetensors file: a tensor for each of its arrays, and the list of layers among the metadata.
//
// convolution1.weights (8, 1, 5, 5) · convolution1.biases (8) · …
// metadata.network = { "inputShape": [1, 28, 28], "layers": [{ "name": "convolution1", "kind": "convolution", … }, …] }
//
// A network that is dense throughout stands as src/nn/network-file.ts has it, without a list.

import { type Initialiser, zeros } from '../initialisers.ts';
import * as denseFiles from '../network-file.ts';
import { activationOf, type Network } from '../network.ts';
import { createRandom } from '../random.ts';
import { type Metadata, SafetensorsError } from '../safetensors-header.ts';
import { readTensors, type Tensor, writeTensors } from '../safetensors.ts';
import { ShapeError } from '../shape-error.ts';
import { architectures } from './architectures.ts';
import type { DenseLayer } from './dense.ts';
import type { Shape } from './layer-kind.ts';
import { kindOf } from './layer-kinds.ts';
import { type Layer, type LayerDescription, parameterNames } from './layer.ts';
import { createNetwork, type NetworkDescription } from './networks.ts';

/** What createNetwork makes such a network from, names included. */
export function describeNetwork(network: Network<Layer>): NetworkDescription {
  const { layers } = network;
  return {
    inputShape: inputShapeOf(layers[0]),
    layers: layers.map((layer, l) => {
      const isPlain = ([key, value]: [string, unknown]) =>
        typeof value !== 'object' && !['inputSize', 'places', 'activation'].includes(key);
      const described = Object.fromEntries(Object.entries(layer).filter(isPlain));
      const activation = l < layers.length - 1 ? activationOf(network, l) : 'identity';
      const own = activation === 'identity' ? {} : { activation };
      return { ...described, ...own } as LayerDescription;
    }),
  };
}

function inputShapeOf(first: Layer): Shape {
  if (first.kind !== 'dense') return first.inputShape;
  const { places, inputSize } = first;
  return places ? [places, inputSize] : [inputSize];
}

/** Every array that a layer needs to predict, by its name in the file: what it learns, and the statistics it runs on. */
function tensorsOf(layer: Layer): [string, Tensor][] {
  const shapes = kindOf(layer).parameterShapes(layer);
  const arrays = layer as unknown as Record<string, Float32Array>;
  const learned = parameterNames[layer.kind].map((name): [string, Tensor] => [
    `${layer.name}.${name}`,
    { shape: [...shapes[name]], values: arrays[name] },
  ]);
  if (layer.kind !== 'batchNormalisation') return learned;
  const running = Object.entries(layer.running).map(([name, values]): [string, Tensor] => [
    `${layer.name}.running.${name}`,
    { shape: [values.length], values },
  ]);
  return [...learned, ...running];
}

const isDenseThroughout = (network: Network<Layer>): network is Network<DenseLayer> =>
  network.layers.every(({ kind, activation }) => kind === 'dense' && !activation) &&
  network.layers.every((layer) => !('places' in layer));

/** The bytes of a file with this network. Equal networks and metadata give equal bytes. */
export function writeNetwork(network: Network<Layer>, metadata: Metadata): Uint8Array {
  if (isDenseThroughout(network)) return denseFiles.writeNetwork(network, metadata);
  const list = JSON.stringify(describeNetwork(network));
  return writeTensors(new Map(network.layers.flatMap(tensorsOf)), { ...metadata, network: list });
}

/**
 * The network in a file, and the file's metadata. The tensors may lie in any order.
 * Throws SafetensorsError when the file is broken, or its tensors are not those of its list of layers.
 */
export function readNetwork(bytes: Uint8Array): { network: Network<Layer>; metadata: Metadata } {
  const { tensors, metadata } = readTensors(bytes);
  if (metadata.network === undefined) return denseFiles.readNetwork(bytes);
  const numberCount = [...tensors.values()].reduce((sum, { values }) => sum + values.length, 0);
  const network = createDescribed(readDescription(metadata.network), numberCount);
  const expected = new Map(network.layers.flatMap(tensorsOf));
  const extra = [...tensors.keys()].find((name) => !expected.has(name));
  if (extra !== undefined) {
    throw new SafetensorsError(`no layer of the list has a tensor ${JSON.stringify(extra)}`);
  }
  for (const [name, { shape, values }] of expected) {
    const found = tensors.get(name);
    if (found?.shape.join() !== shape.join()) {
      const what = found ? `[${found.shape}]` : 'none';
      throw new SafetensorsError(`${name} should have shape [${shape}], found ${what}`);
    }
    values.set(found.values);
  }
  return { network, metadata };
}

/** The same for a file that should hold the network of one architecture. Throws SafetensorsError for any other too. */
export function readNetworkOf(name: keyof typeof architectures, bytes: Uint8Array): Network<Layer> {
  const { network } = readNetwork(bytes);
  const expected = createNetwork(architectures[name], zeros, createRandom(0));
  const [found, wanted] = [network, expected].map((one) => JSON.stringify(describeNetwork(one)));
  if (found === wanted) return network;
  throw new SafetensorsError(`the file should hold the network “${name}”, found another`);
}

/** A network of the list, all zeros. Nothing larger than the file is made for it. */
function createDescribed(description: NetworkDescription, numberCount: number): Network<Layer> {
  const initialiser: Initialiser = (inputSize, outputSize) => {
    if (inputSize * outputSize <= numberCount) return new Float32Array(inputSize * outputSize);
    throw new SafetensorsError(
      `the layers should have at most ${numberCount} numbers, as the file has, found ${inputSize} × ${outputSize}`,
    );
  };
  try {
    return createNetwork(description, initialiser, createRandom(0));
  } catch (error) {
    // A RangeError: an array longer than there can be.
    if (error instanceof ShapeError || error instanceof RangeError) {
      throw new SafetensorsError(error.message);
    }
    throw error;
  }
}

function readDescription(text: string): NetworkDescription {
  const wrong = () =>
    new SafetensorsError(
      'metadata.network should be JSON of an inputShape and a list of layers, found something else',
    );
  let description: unknown;
  try {
    description = JSON.parse(text);
  } catch {
    throw wrong();
  }
  if (!isRecord(description)) throw wrong();
  const { inputShape, layers } = description;
  const isSound =
    Array.isArray(inputShape) &&
    inputShape.length >= 1 &&
    inputShape.length <= 3 &&
    inputShape.every((size) => isOption(size, 'number')) &&
    inputShape.reduce((product, size) => product * size, 1) <= longestSize &&
    Array.isArray(layers) &&
    layers.every((layer) => isRecord(layer) && Object.entries(layer).every(isPlainOption));
  if (!isSound) throw wrong();
  return description as unknown as NetworkDescription;
}

const longestSize = 2 ** 20;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isOption = (value: unknown, type: 'number' | 'string') =>
  typeof value === type && !(typeof value === 'number' && value > longestSize);
/** Names, kinds and choices are texts; everything else is a number, and no layer is as wide as `longestSize`. */
const isPlainOption = ([key, value]: [string, unknown]) =>
  isOption(value, ['name', 'kind', 'activation', 'padding'].includes(key) ? 'string' : 'number');
