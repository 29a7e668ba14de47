// Lists of layers as whole networks: counts, errors, training against NumPy in float64.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as denseOnly from '#src/nn/index.ts';
import {
  createAdam,
  createMomentum,
  createRandom,
  createSgd,
  crossEntropy,
  he,
  normal,
  parameterArrays,
  ShapeError,
  zeros,
} from '#src/nn/index.ts';
import {
  architectures,
  backward,
  countMultiplyAdds,
  countParameters,
  countTrainingMultiplyAdds,
  createNetwork,
  forward,
  type LayerDescription,
  type NetworkDescription,
} from '#src/nn/layers/index.ts';
import { readSource } from '#src/mnist/source.ts';
import { gatherBatch } from '#src/mnist/image-set.ts';
import {
  drawnNetwork,
  inFloat64,
  layerInFloat64,
  normalisedNetwork,
  runningOf,
  silences,
} from './drawn-layers.ts';
import { slope } from './finite-differences.ts';
import { largestDifference } from './oracle/read.ts';

type Oracle = {
  parameterCount: number;
  logits: number[];
  learningRates: Record<string, number>;
  losses: Record<string, number[]>;
  /** After the ten steps by SGD. */
  running?: number[];
};
const oracle: Record<string, Oracle> = JSON.parse(
  readFileSync(new URL('oracle/networks.json', import.meta.url), 'utf8'),
);
const names = Object.keys(architectures) as (keyof typeof architectures)[];
const described = (name: keyof typeof architectures): NetworkDescription => architectures[name];

const picture = [1, 28, 28];
const convolution = (outputChannels: number, more = {}): LayerDescription => ({
  kind: 'convolution',
  outputChannels,
  kernelSize: 5,
  activation: 'relu',
  ...more,
});
const dense = (outputSize: number): LayerDescription => ({ kind: 'dense', outputSize });
const pool = (size: number): LayerDescription => ({ kind: 'maxPool', size });

describe('parameters, multiply-adds of one image, and of one image in training', () => {
  const recurrent = (kind: 'gru' | 'recurrent', stateSize: number): NetworkDescription => ({
    inputShape: [28, 28],
    layers: [{ kind, stateSize }, { kind: 'lastStep' }, dense(10)],
  });
  const { layers: transformer } = architectures.transformer;
  const patches = (patchSize: number): LayerDescription => ({
    kind: 'patches',
    patchSize,
    outputSize: 32,
  });
  const oneBlock = transformer.slice(8);
  const table: [string, NetworkDescription, number, number, number?][] = [
    [
      '784-128-10',
      { inputShape: [784], layers: [dense(128), dense(10)] },
      101_770,
      101_632,
      204_544,
    ],
    ['cnn-small', architectures['cnn-small'], 1_498, 116_480],
    ['cnn', architectures.cnn, 5_994, 322_560, 852_480],
    ['gru', architectures.gru, 18_698, 495_232, 1_335_168],
    ['transformer', architectures.transformer, 19_594, 320_320, 935_872],
    [
      'transformer of one block',
      { inputShape: picture, layers: [patches(7), ...oneBlock] },
      11_050,
      172_864,
    ],
    [
      'its 49 patches of 4 × 4',
      { inputShape: picture, layers: [patches(4), ...oneBlock] },
      11_050,
      580_480,
    ],
    [
      'two blocks, 49 patches',
      { inputShape: picture, layers: [patches(4), ...transformer.slice(1)] },
      19_594,
      1_135_552,
    ],
    ['GRU 32', recurrent('gru', 32), 6_282, 161_600],
    ['RNN 64', recurrent('recurrent', 64), 6_666, 165_504],
    [
      'cnn 4/8',
      {
        inputShape: picture,
        layers: [convolution(4), pool(2), convolution(8), pool(2), dense(10)],
      },
      2_202,
      110_080,
    ],
    [
      'cnn 8/16, same padding',
      {
        inputShape: picture,
        layers: [
          convolution(8, { padding: 'same' }),
          pool(2),
          convolution(16, { padding: 'same' }),
          pool(3),
          dense(10),
        ],
      },
      5_994,
      786_560,
    ],
    [
      'cnn 8/16, stride 2',
      {
        inputShape: picture,
        layers: [
          convolution(8, { padding: 'same', stride: 2 }),
          convolution(16, { padding: 'same', stride: 2 }),
          dense(10),
        ],
      },
      11_274,
      203_840,
    ],
    [
      'LeNet-5',
      {
        inputShape: picture,
        layers: [
          convolution(6, { padding: 'same' }),
          pool(2),
          convolution(16),
          pool(2),
          dense(120),
          dense(84),
          dense(10),
        ],
      },
      61_706,
      416_520,
    ],
  ];
  test.each(table)('%s: %o', (_, description, parameters, multiplyAdds, training) => {
    const network = createNetwork(description, zeros, createRandom(0));
    expect(countParameters(network)).toBe(parameters);
    expect(countMultiplyAdds(network)).toBe(multiplyAdds);
    if (training) expect(countTrainingMultiplyAdds(network)).toBe(training);
    const kept = parameterArrays(network).reduce((sum, { length }) => sum + length, 0);
    expect(kept).toBe(parameters);
  });
});

describe('against NumPy in float64, on the first 8 training images', () => {
  const { inputs, labels } = gatherBatch(
    readSource('train'),
    Uint32Array.from({ length: 8 }, (_, k) => k),
  );

  test.each(names)('%s: logits agree within 5e-6', (name) => {
    expect(countParameters(drawnNetwork(described(name)))).toBe(oracle[name].parameterCount);
    const { logits } = forward(drawnNetwork(described(name)), inputs);
    expect(largestDifference(logits, oracle[name].logits)).toBeLessThan(5e-6);
  });

  const optimisers = { sgd: createSgd, momentum: createMomentum, adam: createAdam };
  const runs: { name: keyof typeof architectures; optimiser: keyof typeof optimisers }[] = [
    { name: 'cnn-small', optimiser: 'sgd' },
    { name: 'cnn', optimiser: 'sgd' },
    { name: 'gru', optimiser: 'sgd' },
    { name: 'transformer', optimiser: 'sgd' },
    { name: 'cnn-small', optimiser: 'momentum' },
    { name: 'transformer', optimiser: 'adam' },
  ];
  test.each(runs)(
    '$name, $optimiser: the first ten losses agree within 1e-5',
    ({ name, optimiser }) => {
      const network = drawnNetwork(described(name));
      const learner = optimisers[optimiser](network);
      const { losses, learningRates } = oracle[name];
      const found = Array.from({ length: 10 }, () => {
        const pass = forward(network, inputs);
        learner.step(backward(network, pass, labels), learningRates[optimiser]);
        return crossEntropy(pass.probabilities, labels, 10);
      });
      expect(largestDifference(found, losses[optimiser])).toBeLessThan(1e-5);
      expect(found[9]).toBeLessThan(found[0]);
    },
  );

  test.each(['sgd', 'momentum'] as const)(
    'batch normalisation of maps and of a row, and two dropouts, %s: logits within 5e-6, ten losses within 1e-5 and running statistics within 1e-6',
    (optimiser) => {
      const network = drawnNetwork(normalisedNetwork);
      const learner = optimisers[optimiser](network);
      const { logits, losses, learningRates, running } = oracle['normalised'];
      const mode = { training: true, random: silences() };
      const found = Array.from({ length: 10 }, (_, step) => {
        const pass = forward(network, inputs, 8, mode);
        if (step === 0) expect(largestDifference(pass.logits, logits)).toBeLessThan(5e-6);
        learner.step(backward(network, pass, labels), learningRates[optimiser]);
        return crossEntropy(pass.probabilities, labels, 10);
      });
      expect(largestDifference(found, losses[optimiser])).toBeLessThan(1e-5);
      if (optimiser !== 'sgd') return;
      expect(largestDifference(runningOf(network), running!)).toBeLessThan(1e-6);
    },
  );
});

test('784-128-10 as a list of two dense layers gives the same numbers as createNetwork([784, 128, 10]), bit for bit', () => {
  const list: NetworkDescription = {
    inputShape: [784],
    layers: [{ kind: 'dense', outputSize: 128, activation: 'relu' }, dense(10)],
  };
  const ofSizes = denseOnly.createNetwork([784, 128, 10], he, createRandom(1));
  const ofList = createNetwork(list, he, createRandom(1));
  const inputs = Float32Array.from({ length: 2 * 784 }, (_, k) => (k % 9) / 9);
  const labels = Uint8Array.of(3, 8);
  const pass = denseOnly.forward(ofSizes, inputs);
  expect(forward(ofList, inputs)).toEqual(pass);
  expect(forward(ofSizes, inputs)).toEqual(pass);
  const gradients = denseOnly.backward(ofSizes, pass, labels);
  expect(backward(ofList, forward(ofList, inputs), labels)).toEqual(gradients);
  expect(ofList.sizes).toEqual(ofSizes.sizes);
});

test('a small network with every kind of layer: every gradient agrees with slopes in float64 within 1e-7', () => {
  const everything: NetworkDescription = {
    inputShape: [2, 6, 6],
    layers: [
      {
        kind: 'convolution',
        outputChannels: 2,
        kernelSize: 3,
        padding: 'same',
        activation: 'tanh',
      },
      { kind: 'batchNormalisation', activation: 'sigmoid' },
      { kind: 'residual', over: 1 },
      { kind: 'maxPool', size: 3, stride: 1 },
      { kind: 'dropout', rate: 0.2 },
      { kind: 'patches', patchSize: 2, outputSize: 4 },
      { kind: 'layerNormalisation' },
      { kind: 'attention', heads: 2 },
      { kind: 'residual', over: 2 },
      { kind: 'recurrent', stateSize: 3 },
      { kind: 'gru', stateSize: 4 },
      { kind: 'residual', over: 4 },
      { kind: 'dense', outputSize: 3, activation: 'tanh' },
      { kind: 'mean' },
      { kind: 'dense', outputSize: 3 },
    ],
  };
  const random = createRandom(4);
  const made = createNetwork(everything, normal(0.5), random);
  const network = { ...made, layers: made.layers.map(layerInFloat64) };
  const inputs = inFloat64(Float32Array.from({ length: 2 * 72 }, random.normal));
  const labels = Uint8Array.of(0, 2);
  // The same numbers are silenced each time.
  const pass = () => forward(network, inputs, 2, { training: true, random: createRandom(5) });
  const gradients = denseOnly.gradientArrays(network, backward(network, pass(), labels));
  const value = () => crossEntropy(pass().probabilities, labels, 3);
  let compared = 0;
  parameterArrays(network).forEach((numbers, a) => {
    const slopes = Array.from(numbers, (_, k) => slope(value, numbers, k, 1e-4));
    expect(largestDifference(gradients[a], slopes)).toBeLessThan(1e-7);
    compared += slopes.length;
  });
  expect(compared).toBe(countParameters(network));
});

describe('a wrong list is a ShapeError that names the layer, what it expected and what it found', () => {
  const list = (inputShape: number[], ...layers: LayerDescription[]) =>
    createNetwork({ inputShape, layers }, zeros, createRandom(0));
  const cnn = list(picture, convolution(8), pool(2), convolution(16), pool(2), dense(10));
  const numbers = (length: number) => new Float32Array(length);

  test.each([
    {
      call: () => list([784], convolution(8), dense(10)),
      message: 'convolution: expects a picture (channels, height, width), found a row of 784',
    },
    {
      call: () => list(picture, convolution(8), { kind: 'gru', stateSize: 3 }, dense(10)),
      message: 'gru: expects a sequence (steps, size), found a picture of 8 × 24 × 24',
    },
    {
      call: () => list(picture, pool(20), convolution(8), dense(10)),
      message: 'convolution: kernelSize should be at most 1 on a picture of 1 × 1, found 5',
    },
    {
      call: () => list(picture, pool(30), dense(10)),
      message: 'maxPool: size should be at most 28 on a picture of 28 × 28, found 30',
    },
    {
      call: () => list(picture, { kind: 'patches', patchSize: 5, outputSize: 3 }, dense(10)),
      message: 'patches: patchSize should divide height and width of a picture of 28 × 28, found 5',
    },
    {
      call: () => list([3, 5], { kind: 'attention', heads: 2 }, { kind: 'mean' }),
      message: 'attention: heads should divide the size 5, found 2',
    },
    {
      call: () => list([8], dense(4), dense(3), { kind: 'residual', over: 1 }, dense(2)),
      message: 'residual: the signal 1 layers earlier should be 3, found 4',
    },
    {
      call: () => list([8], dense(8), { kind: 'residual', over: 2 }, dense(2)),
      message: 'residual: the signal 2 layers earlier should be 8, found no layer',
    },
    {
      call: () => list(picture, { kind: 'layerNormalisation' }, dense(10)),
      message:
        'layerNormalisation: expects a row (size) or a sequence (steps, size), found a picture of 1 × 28 × 28',
    },
    {
      call: () => list(picture, convolution(8)),
      message: 'output: the last layer should give a row of logits, found 8 × 24 × 24',
    },
    {
      call: () => list([4], { kind: 'dense', outputSize: 3, activation: 'relu' }),
      message: 'output: the last layer gives logits, and has no activation; found relu',
    },
    {
      call: () => list([4], dense(0)),
      message: 'output: outputSize should be a whole number of at least 1, found 0',
    },
    {
      call: () => list([4], { kind: 'lstm' } as never),
      message: 'output: kind should be one of dense, convolution,',
    },
    {
      call: () => list([4], { ...dense(3), name: 'a' }, { ...dense(3), name: 'a' }),
      message: 'network: every layer should have a name of its own, found a twice',
    },
    {
      call: () => list([4]),
      message: 'network: layers should name at least one layer, found none',
    },
    {
      call: () => list([0, 28, 28], dense(10)),
      message: 'network: inputShape[0] should be a whole number of at least 1, found 0',
    },
    {
      call: () => forward(cnn, numbers(785)),
      message: 'forward: inputs should hold one or more rows of 784 numbers, found 785',
    },
    {
      call: () => {
        const layers = cnn.layers.map((layer) => ({ ...layer }));
        Object.assign(layers[2], { weights: numbers(5) });
        forward({ ...cnn, layers }, numbers(784));
      },
      message:
        'convolution2: convolutionForward: weights should hold 16 × 8 × 5 × 5 = 3200 numbers, found 5',
    },
  ])('$message', ({ call, message }) => {
    expect(call).toThrow(ShapeError);
    expect(call).toThrow(message);
  });

  test('training that cannot be done says so: dropout without random numbers, batch normalisation of one number', () => {
    const dropped = list([4], { kind: 'dropout', rate: 0.5 }, dense(3));
    expect(() => forward(dropped, numbers(4), 1, { training: true })).toThrow(
      'dropout: training needs random numbers, found none',
    );
    const normalised = list([4], { kind: 'batchNormalisation' }, dense(3));
    expect(() => forward(normalised, numbers(4), 1, { training: true })).toThrow(
      'batchNormalisation: training needs at least 2 numbers in a channel, found 1',
    );
    expect(() => list([4], { kind: 'dropout', rate: 1 }, dense(3))).toThrow(
      'dropout: rate should be from 0 to below 1, found 1',
    );
  });
});
