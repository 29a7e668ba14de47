// A network written as ONNX gives the same answers where ONNX Runtime runs it.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSource } from '#src/mnist/source.ts';
import { toInputs } from '#src/mnist/image-set.ts';
import {
  activationNames,
  createNetwork,
  createRandom,
  forward,
  he,
  type Network,
  normal,
  parameterArrays,
  readNetwork,
  xavier,
} from '#src/nn/index.ts';
import {
  architectures,
  createNetwork as createLayers,
  forward as forwardLayers,
  type NetworkDescription,
} from '#src/nn/layers/index.ts';
import { networkToOnnx } from '#src/own-data/onnx.ts';
import { largestDifference, shipped } from '../nn/oracle/read.ts';
import { runOnnx } from './runtime.ts';

const weights = new URL('../../public/weights/mlp-784-128-10.safetensors', import.meta.url);
const { network: book } = readNetwork(readFileSync(weights));

/** With biases, which a new network has none of. */
function randomNetwork(sizes: number[], seed: number): Network {
  const random = createRandom(seed);
  const network = createNetwork(sizes, he, random);
  for (const layer of network.layers) layer.biases = normal(0.1)(1, layer.outputSize, random);
  return network;
}

const randomInputs = (count: number, size: number) => {
  const random = createRandom(size + count);
  return Float32Array.from({ length: count * size }, () => random.uniform());
};

describe('ONNX Runtime and the book agree', () => {
  test('on the first 32 test images with the shipped network: logits within 1e-5 of the book’s forward pass and of the NumPy oracle’s', async () => {
    const inputs = toInputs(readSource('test').pixels.subarray(0, 32 * 784));
    const found = await runOnnx(networkToOnnx(book), inputs, 32);
    const expected = forward(book, inputs, 32);
    expect(largestDifference(found.logits, expected.logits)).toBeLessThan(1e-5);
    expect(largestDifference(found.logits, shipped.first32.logits.flat())).toBeLessThan(1e-5);
    expect(largestDifference(found.probabilities, expected.probabilities)).toBeLessThan(1e-6);
  });

  test.each([
    [[3, 2], 1],
    [[784, 17, 5, 20], 5],
    [[1, 1, 1, 2], 3],
    [[49, 128, 10], 33],
  ])('sizes %j with a batch of %i: within 1e-5, with every activation', async (sizes, count) => {
    for (const activation of activationNames) {
      const network = { ...randomNetwork(sizes, 3), activation };
      const inputs = randomInputs(count, sizes[0]);
      const found = await runOnnx(networkToOnnx(network), inputs, count);
      const { logits, probabilities } = forward(network, inputs, count);
      expect(largestDifference(found.logits, logits)).toBeLessThan(1e-5);
      expect(largestDifference(found.probabilities, probabilities)).toBeLessThan(1e-5);
    }
  });
});

describe('ONNX Runtime and the textbook agree on a list of layers', () => {
  const picture = [2, 6, 7];
  const [kernelSize, outputChannels] = [3, 4];
  const lists: [string, NetworkDescription][] = [
    ...Object.entries(architectures),
    [
      'same padding, batch normalisation, a residual connection',
      {
        inputShape: picture,
        layers: [
          { kind: 'convolution', outputChannels, kernelSize, padding: 'same', activation: 'relu' },
          { kind: 'batchNormalisation', activation: 'tanh' },
          { kind: 'residual', over: 1 },
          { kind: 'convolution', outputChannels, kernelSize: 2, stride: 3, padding: 'same' },
          { kind: 'dropout', rate: 0.5 },
          { kind: 'maxPool', size: 2, stride: 1 },
          { kind: 'dense', outputSize: 3 },
        ],
      },
    ],
    [
      'recurrent, GRU and dense over a sequence',
      {
        inputShape: [5, 3],
        layers: [
          { kind: 'batchNormalisation' },
          { kind: 'recurrent', stateSize: 4, activation: 'sigmoid' },
          { kind: 'gru', stateSize: 3 },
          { kind: 'dense', outputSize: 7, activation: 'relu' },
          { kind: 'lastStep' },
          { kind: 'layerNormalisation', epsilon: 0.01 },
          { kind: 'dense', outputSize: 2 },
        ],
      },
    ],
    [
      'a picture that a dense layer takes at once',
      { inputShape: picture, layers: [{ kind: 'dense', outputSize: 2 }] },
    ],
    [
      'patches of three channels',
      {
        inputShape: [3, 4, 6],
        layers: [{ kind: 'patches', patchSize: 2, outputSize: 5 }, { kind: 'mean' }],
      },
    ],
  ];

  test.each(lists)('%s: logits within 1e-5, for 1 and 5 images', async (_, description) => {
    const random = createRandom(4);
    const network = createLayers(description, xavier, random);
    for (const array of parameterArrays(network)) {
      array.forEach((number, k) => (array[k] = number + 0.1 * random.normal()));
    }
    const all = randomInputs(5, network.sizes[0]);
    // A pass in training moves the running statistics away from where they start.
    forwardLayers(network, all, 5, { training: true, random });
    for (const count of [1, 5]) {
      const inputs = all.subarray(0, count * network.sizes[0]);
      const found = await runOnnx(networkToOnnx(network), inputs, count);
      const { logits } = forwardLayers(network, inputs, count);
      expect(largestDifference(found.logits, logits)).toBeLessThan(1e-5);
    }
  });
});

describe('the file', () => {
  const metadata = { description: 'Äpfel & birds', classes: '["Äpfel","=1+1"]', seed: '7' };
  const bytes = networkToOnnx(randomNetwork([3, 2], 1), metadata);
  const model = fieldsOf(bytes);
  const text = (field: Uint8Array) => new TextDecoder().decode(field);

  test('by a reader of its own: IR version 8, opset 17, the producer, and each entry of the metadata in its order', () => {
    expect(model.get(1)).toEqual([8]);
    expect(model.get(2)!.map((field) => text(field as Uint8Array))).toEqual([
      'How Neural Networks Learn',
    ]);
    expect(fieldsOf(model.get(8)![0] as Uint8Array).get(2)).toEqual([17]);
    const entries = model.get(14)!.map((entry) => {
      const fields = fieldsOf(entry as Uint8Array);
      return [1, 2].map((field) => text(fields.get(field)![0] as Uint8Array));
    });
    expect(Object.fromEntries(entries)).toEqual(metadata);
  });

  test('equal networks give equal bytes, of the length that their numbers and names need', () => {
    expect(networkToOnnx(randomNetwork([3, 2], 1), metadata)).toEqual(bytes);
    const size = networkToOnnx(book).length;
    expect(size).toBeGreaterThan(4 * 101_770);
    expect(size).toBeLessThan(4 * 101_770 + 1000);
  });
});

/** Protocol Buffers taken apart by the format's description, without the package that wrote them. */
function fieldsOf(bytes: Uint8Array): Map<number, (number | Uint8Array)[]> {
  const fields = new Map<number, (number | Uint8Array)[]>();
  let at = 0;
  const varint = () => {
    let [value, factor] = [0, 1];
    for (; bytes[at] > 127; at++, factor *= 128) value += (bytes[at] - 128) * factor;
    return value + bytes[at++] * factor;
  };
  while (at < bytes.length) {
    const key = varint();
    const value = varint();
    const isNumber = key % 8 === 0;
    const field = isNumber ? value : bytes.subarray(at, at + value);
    if (!isNumber) at += value;
    fields.set(key >> 3, [...(fields.get(key >> 3) ?? []), field]);
  }
  expect(at).toBe(bytes.length);
  return fields;
}
