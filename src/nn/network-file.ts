// A network as a safetensors file: `hidden.weights`, `hidden.biases`, `output.weights`, `output.biases`.
//
// layer.weights (inputSize, outputSize) · layer.biases (outputSize); several hidden layers are hidden1, hidden2, …
// The metadata name the activation where it is not ReLU.

import { type Activation, activationNames } from './activation.ts';
import { layerNames, type Network } from './network.ts';
import { type Metadata, SafetensorsError } from './safetensors-header.ts';
import { readShapes, readTensors, type Tensor, writeTensors } from './safetensors.ts';

/**
 * The network in a file, and the file's metadata. The tensors may lie in any order.
 * Throws SafetensorsError when the file is broken or its layers do not fit together.
 */
export function readNetwork(bytes: Uint8Array): { network: Network; metadata: Metadata } {
  const sizes = readSizes(bytes, bytes.length);
  const { tensors, metadata } = readTensors(bytes);
  const layers = layerNames(sizes.length - 1).map((name, l) => ({
    kind: 'dense' as const,
    name,
    inputSize: sizes[l],
    outputSize: sizes[l + 1],
    weights: tensors.get(`${name}.weights`)!.values,
    biases: tensors.get(`${name}.biases`)!.values,
  }));
  const activation = readActivation(metadata);
  return { network: { sizes, layers, ...(activation && { activation }) }, metadata };
}

function readActivation({ activation }: Metadata): Activation | undefined {
  const known = activationNames.find((name) => name === activation);
  if (known || activation === undefined) return known;
  throw new SafetensorsError(
    `the activation should be one of ${activationNames.join(', ')}, found ${JSON.stringify(activation)}`,
  );
}

/**
 * The layer sizes of the network in a file, from the file's beginning: enough to refuse a wrong file
 * before its numbers are read. Throws as readNetwork does.
 */
export function readSizes(beginning: Uint8Array, fileLength: number): number[] {
  const shapes = readShapes(beginning, fileLength);
  const names = layerNames(Math.max(1, Math.ceil(shapes.size / 2)));
  const expected = names.flatMap((name) => [`${name}.weights`, `${name}.biases`]);
  if (shapes.size !== expected.length || !expected.every((name) => shapes.has(name))) {
    const found = [...shapes.keys()].join(', ').slice(0, 100);
    throw new SafetensorsError(
      `the tensors should be ${expected.slice(0, 4).join(', ')}${expected.length > 4 ? ', …' : ''}, found ${JSON.stringify(found)}`,
    );
  }
  const layers = names.map((name) => layerSizes(name, shapes));
  layers.slice(1).forEach(([inputSize], l) => {
    if (inputSize === layers[l][1]) return;
    throw new SafetensorsError(
      `${names[l + 1]}.weights should have ${layers[l][1]} rows, one for each neuron of ${names[l]}, found ${inputSize}`,
    );
  });
  return [layers[0][0], ...layers.map(([, outputSize]) => outputSize)];
}

function layerSizes(name: string, shapes: Map<string, number[]>): number[] {
  const weights = shapes.get(`${name}.weights`)!;
  const biases = shapes.get(`${name}.biases`)!;
  if (weights.length !== 2 || weights.includes(0)) {
    throw new SafetensorsError(
      `${name}.weights should have two sizes, inputs and outputs, found [${weights}]`,
    );
  }
  if (biases.length !== 1 || biases[0] !== weights[1]) {
    throw new SafetensorsError(
      `${name}.biases should have shape [${weights[1]}], found [${biases}]`,
    );
  }
  return weights;
}

/** The bytes of a file with this network. Equal networks and metadata give equal bytes. */
export function writeNetwork(
  network: Network,
  metadata: Metadata,
  dtype?: 'F32' | 'F16',
): Uint8Array {
  const tensors = new Map<string, Tensor>();
  for (const { name, inputSize, outputSize, weights, biases } of network.layers) {
    tensors.set(`${name}.weights`, { shape: [inputSize, outputSize], values: weights });
    tensors.set(`${name}.biases`, { shape: [outputSize], values: biases });
  }
  const { activation = 'relu' } = network;
  const all = activation === 'relu' ? metadata : { ...metadata, activation };
  return writeTensors(tensors, all, dtype);
}
