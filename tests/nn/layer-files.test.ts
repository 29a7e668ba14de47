// Networks of any layers as safetensors files: written, read again, and refused where something does not fit.

import { describe, expect, test } from 'vitest';
import * as denseOnly from '#src/nn/index.ts';
import {
  createRandom,
  he,
  normal,
  readTensors,
  SafetensorsError,
  type Tensor,
  writeTensors,
} from '#src/nn/index.ts';
import {
  architectures,
  createNetwork,
  forward,
  type LayerDescription,
  type NetworkDescription,
  readNetwork,
  writeNetwork,
} from '#src/nn/layers/index.ts';

const everything: NetworkDescription = {
  inputShape: [2, 6, 6],
  layers: [
    { kind: 'convolution', outputChannels: 3, kernelSize: 3, stride: 1, padding: 'same' },
    { kind: 'batchNormalisation', momentum: 0.2, epsilon: 0.01, activation: 'relu' },
    { kind: 'maxPool', size: 2 },
    { kind: 'dropout', rate: 0.2 },
    { kind: 'patches', patchSize: 3, outputSize: 4, name: 'look' },
    { kind: 'layerNormalisation', epsilon: 0.1 },
    { kind: 'attention', heads: 2, activation: 'tanh' },
    { kind: 'residual', over: 2 },
    { kind: 'recurrent', stateSize: 3 },
    { kind: 'gru', stateSize: 4 },
    { kind: 'dense', outputSize: 5, activation: 'sigmoid' },
    { kind: 'lastStep' },
    { kind: 'dense', outputSize: 3 },
  ],
};

const networks: [string, NetworkDescription][] = [
  ...Object.entries(architectures),
  ['every kind of layer', everything],
  [
    'one dense layer on a sequence, and its mean',
    { inputShape: [3, 4], layers: [{ kind: 'dense', outputSize: 2 }, { kind: 'mean' }] },
  ],
];

test.each(networks)(
  '%s, written and read, is the same network with the same logits',
  (_, description) => {
    const random = createRandom(3);
    const network = createNetwork(description, normal(0.3), random);
    const inputs = Float32Array.from({ length: 3 * network.sizes[0] }, random.normal);
    // A pass in training moves the running statistics away from where they start.
    forward(network, inputs, 3, { training: true, random });
    const bytes = writeNetwork(network, { about: 'a test' });
    const read = readNetwork(bytes);
    expect(read.network).toEqual(network);
    expect(read.metadata.about).toBe('a test');
    expect(forward(read.network, inputs).logits).toEqual(forward(network, inputs).logits);
    expect(writeNetwork(read.network, { about: 'a test' })).toEqual(bytes);
  },
);

test('a network of sizes is written as before, and read by both', () => {
  const network = denseOnly.createNetwork([5, 4, 3], he, createRandom(1));
  const bytes = denseOnly.writeNetwork(network, {});
  expect(writeNetwork(network, {})).toEqual(bytes);
  expect(readNetwork(bytes)).toEqual(denseOnly.readNetwork(bytes));
});

test('the smallest convolutional network has four tensors, and a list that a person can read', () => {
  const network = createNetwork(architectures['cnn-small'], he, createRandom(1));
  const { tensors, metadata } = readTensors(writeNetwork(network, {}));
  expect(Object.fromEntries([...tensors].map(([name, { shape }]) => [name, shape]))).toEqual({
    'convolution.weights': [8, 1, 5, 5],
    'convolution.biases': [8],
    'output.weights': [128, 10],
    'output.biases': [10],
  });
  expect(JSON.parse(metadata.network)).toEqual({
    inputShape: [1, 28, 28],
    layers: [
      {
        kind: 'convolution',
        name: 'convolution',
        outputChannels: 8,
        kernelSize: 5,
        activation: 'relu',
      },
      { kind: 'maxPool', name: 'maxPool', size: 6 },
      { kind: 'dense', name: 'output', outputSize: 10 },
    ],
  });
});

describe('a file whose tensors and list do not fit is refused in one sentence', () => {
  const small: NetworkDescription = {
    inputShape: [1, 4, 4],
    layers: [
      { kind: 'convolution', outputChannels: 2, kernelSize: 3 },
      { kind: 'dense', outputSize: 2 },
    ],
  };
  const network = createNetwork(small, he, createRandom(1));
  const { tensors, metadata } = readTensors(writeNetwork(network, {}));
  const file = (list: unknown, changed: [string, Tensor | undefined][] = []) => {
    const all = new Map(tensors);
    for (const [name, tensor] of changed) {
      if (tensor) all.set(name, tensor);
      else all.delete(name);
    }
    const text = typeof list === 'string' ? list : JSON.stringify(list);
    return writeTensors(all, { ...metadata, network: text });
  };
  const withLayer = (layer: object) => ({
    ...small,
    layers: [layer as LayerDescription, small.layers[1]],
  });
  const convolution = small.layers[0];
  const list = 'metadata.network should be JSON of an inputShape and a list of layers';

  test.each([
    { name: 'text', bytes: file('{'), message: list },
    { name: 'a list', bytes: file([]), message: list },
    { name: 'no layers', bytes: file({ inputShape: [4] }), message: list },
    {
      name: 'a layer in a layer',
      bytes: file(withLayer({ kind: 'dense', outputSize: [2] })),
      message: list,
    },
    {
      name: 'a size as text',
      bytes: file(withLayer({ kind: 'dense', outputSize: '2' })),
      message: list,
    },
    {
      name: 'a shape without end',
      bytes: file({ ...small, inputShape: [2 ** 20, 2 ** 20] }),
      message: list,
    },
    {
      name: 'no such kind',
      bytes: file(withLayer({ kind: 'toString' })),
      message: 'kind should be one of dense,',
    },
    {
      name: 'no such activation',
      bytes: file(withLayer({ ...convolution, activation: 'gelu' })),
      message: 'activation should be one of relu,',
    },
    {
      name: 'no such padding',
      bytes: file(withLayer({ ...convolution, padding: 'full' })),
      message: 'padding should be valid or same, found full',
    },
    {
      name: 'epsilon 0',
      bytes: file(withLayer({ kind: 'batchNormalisation', epsilon: 0 })),
      message: 'epsilon should be above 0, found 0',
    },
    {
      name: 'half a neuron',
      bytes: file(withLayer({ ...convolution, outputChannels: 1.5 })),
      message: 'outputChannels should be a whole number of at least 1, found 1.5',
    },
    {
      name: 'larger than the file',
      bytes: file(withLayer({ ...convolution, outputChannels: 1e6 })),
      message: 'the layers should have at most 38 numbers, as the file has, found 9 × 1000000',
    },
    {
      name: 'a tensor missing',
      bytes: file(small, [['output.biases', undefined]]),
      message: 'output.biases should have shape [2], found none',
    },
    {
      name: 'a tensor turned',
      bytes: file(small, [['output.weights', { shape: [2, 8], values: new Float32Array(16) }]]),
      message: 'output.weights should have shape [8,2], found [2,8]',
    },
    {
      name: 'a tensor too many',
      bytes: file(small, [['extra', { shape: [1], values: new Float32Array(1) }]]),
      message: 'no layer of the list has a tensor "extra"',
    },
  ])('$name: $message', ({ bytes, message }) => {
    expect(() => readNetwork(bytes)).toThrow(SafetensorsError);
    expect(() => readNetwork(bytes)).toThrow(message);
  });

  test('a reader of dense networks refuses a list of other layers', () => {
    expect(() => denseOnly.readNetwork(writeNetwork(network, {}))).toThrow('the tensors should be');
  });
});
