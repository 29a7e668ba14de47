// The network as a whole: its counts, its gradient for any list of layers, and its errors.

import { describe, expect, test } from 'vitest';
import {
  accuracy,
  backward,
  calibration,
  confusionMatrix,
  countConnections,
  countParameters,
  createAdam,
  createMomentum,
  createNetwork,
  createRandom,
  createSgd,
  crossEntropy,
  crossEntropyBackward,
  denseBackward,
  denseForward,
  forward,
  he,
  type Network,
  parameterArrays,
  predictions,
  reluBackward,
  ShapeError,
  softmax,
  zeros,
} from '#src/nn/index.ts';
import { slope } from './finite-differences.ts';

const networks = [
  [4, 3],
  [1, 1],
  [1, 1, 1],
  [5, 17, 3],
  [6, 7, 5, 4],
  [3, 4, 1, 5, 2],
];

function example(sizes: number[], batchSize: number, seed = 1) {
  const random = createRandom(seed);
  const network = createNetwork(sizes, he, random);
  for (const { biases } of network.layers) biases.forEach((_, j) => (biases[j] = random.normal()));
  const inputs = Float32Array.from({ length: batchSize * sizes[0] }, random.normal);
  const labels = Uint8Array.from({ length: batchSize }, () => random.below(sizes.at(-1)!));
  return { network, inputs, labels };
}

test('784-128-10 has 101,632 connections and 101,770 parameters; LeNet-300-100 has 266,610 parameters', () => {
  expect(countConnections([784, 128, 10])).toBe(101_632);
  expect(countParameters([784, 128, 10])).toBe(101_770);
  expect(countParameters([784, 300, 100, 10])).toBe(266_610);
  expect(countParameters([784, 10])).toBe(7_850);
});

test.each(networks.map((sizes) => ({ sizes })))(
  'network $sizes keeps as many numbers as it has parameters, and shapes for batches of 1 and 3',
  ({ sizes }) => {
    const network = createNetwork(sizes, he, createRandom(1));
    const kept = parameterArrays(network).reduce((sum, { length }) => sum + length, 0);
    expect(kept).toBe(countParameters(sizes));
    for (const batchSize of [1, 3]) {
      const pass = forward(network, new Float32Array(batchSize * sizes[0]).fill(0.5));
      const lengths = sizes.slice(1).map((size) => size * batchSize);
      expect(pass.batchSize).toBe(batchSize);
      expect(pass.preActivations.map(({ length }) => length)).toEqual(lengths);
      expect(pass.activations.map(({ length }) => length)).toEqual(lengths.slice(0, -1));
      expect(pass.logits).toBe(pass.preActivations.at(-1));
      expect(pass.probabilities.length).toBe(lengths.at(-1));
    }
  },
);

test('layers are named output · hidden, output · hidden1, hidden2, output', () => {
  const names = (sizes: number[]) =>
    createNetwork(sizes, zeros, createRandom(0)).layers.map(({ name }) => name);
  expect(names([2, 3])).toEqual(['output']);
  expect(names([2, 3, 4])).toEqual(['hidden', 'output']);
  expect(names([2, 3, 4, 5])).toEqual(['hidden1', 'hidden2', 'output']);
});

test('a worked example by hand: 2-2-2 gives pre-activations 5 and −1, logits 5 and 10', () => {
  const network = createNetwork([2, 2, 2], zeros, createRandom(0));
  network.layers[0].weights.set([1, -1, 2, 0]); // hidden0 = x0 + 2·x1, hidden1 = −x0
  network.layers[1].weights.set([1, 2, 7, 7]); // logit0 = h0 + 7·h1, logit1 = 2·h0 + 7·h1
  const pass = forward(network, Float32Array.of(1, 2));
  expect([...pass.preActivations[0]]).toEqual([5, -1]);
  expect([...pass.activations[0]]).toEqual([5, 0]);
  expect([...pass.logits]).toEqual([5, 10]);
});

test.each(networks.flatMap((sizes) => [1, 3].map((batchSize) => ({ sizes, batchSize }))))(
  'network $sizes, batch $batchSize: every gradient agrees with finite differences within 2e-4',
  ({ sizes, batchSize }) => {
    const { network, inputs, labels } = example(sizes, batchSize);
    const value = () => crossEntropy(forward(network, inputs).probabilities, labels, sizes.at(-1)!);
    const gradients = backward(network, forward(network, inputs), labels);
    const step = 0.01;
    let compared = 0;
    network.layers.forEach(({ weights, biases }, l) => {
      for (const [numbers, dNumbers] of [
        [weights, gradients[l].dWeights],
        [biases, gradients[l].dBiases],
      ]) {
        numbers.forEach((_, k) => {
          // Across a corner of ReLU there is no slope to compare with.
          if (crossesCorner(network, inputs, numbers, k, 2 * step)) return;
          compared += 1;
          const difference = Math.abs(slope(value, numbers, k, step) - dNumbers[k]);
          expect(difference, `${l}, place ${k}`).toBeLessThan(2e-4);
        });
      }
    });
    expect(compared).toBeGreaterThanOrEqual(0.7 * countParameters(sizes));
  },
);

function crossesCorner(
  network: Network,
  inputs: Float32Array,
  numbers: Float32Array,
  place: number,
  reach: number,
): boolean {
  const kept = numbers[place];
  const patterns = [-reach, 0, reach].map((offset) => {
    numbers[place] = kept + offset;
    const hidden = forward(network, inputs).preActivations.slice(0, -1);
    return hidden.map((layer) => Array.from(layer, (z) => (z > 0 ? 1 : 0)).join('')).join(' ');
  });
  numbers[place] = kept;
  return new Set(patterns).size > 1;
}

describe('optimisers', () => {
  // One weight, one bias, gradient given: the numbers can be followed on paper.
  const single = () => {
    const network = createNetwork([1, 1], zeros, createRandom(0));
    network.layers[0].weights[0] = 1;
    return { network, weight: () => network.layers[0].weights[0] };
  };
  const gradient = (dWeight: number) => [
    { dWeights: Float32Array.of(dWeight), dBiases: Float32Array.of(0) },
  ];

  test('SGD: 1 − 0.5 · 0.25 = 0.875', () => {
    const { network, weight } = single();
    createSgd(network).step(gradient(0.25), 0.5);
    expect(weight()).toBe(0.875);
  });

  test('momentum 0.5: velocities 1, 1.5, 1.75 move a weight at learning rate 0.25 by 1.0625 in 3 steps', () => {
    const { network, weight } = single();
    const optimiser = createMomentum(network, { momentum: 0.5 });
    for (let k = 0; k < 3; k++) optimiser.step(gradient(1), 0.25);
    expect(weight()).toBe(1 - 1.0625);
  });

  test.each([1e-4, 1, 1e4])(
    'Adam: the first step is the learning rate long for gradient %s, within 0.02 %',
    (dWeight) => {
      const { network, weight } = single();
      createAdam(network).step(gradient(dWeight), 0.125);
      expect(Math.abs((1 - weight()) / 0.125 - 1)).toBeLessThan(2e-4);
    },
  );

  test.each([
    { name: 'SGD', create: createSgd, learningRate: 0.1 },
    { name: 'momentum', create: createMomentum, learningRate: 0.02 },
    { name: 'Adam', create: createAdam, learningRate: 0.02 },
  ])(
    '$name brings the loss of one batch below a tenth in 200 steps',
    ({ create, learningRate }) => {
      const { network, inputs, labels } = example([5, 17, 3], 8);
      const loss = () => crossEntropy(forward(network, inputs).probabilities, labels, 3);
      const first = loss();
      const optimiser = create(network);
      for (let k = 0; k < 200; k++) {
        optimiser.step(backward(network, forward(network, inputs), labels), learningRate);
      }
      expect(loss()).toBeLessThan(first / 10);
    },
  );

  test.each([
    { name: 'SGD', create: createSgd },
    { name: 'momentum', create: createMomentum },
    { name: 'Adam', create: createAdam },
  ])('$name leaves a parameter whose gradient was always 0 as it is, bit for bit', ({ create }) => {
    const { network, inputs, labels } = example([5, 17, 3], 8);
    for (let image = 0; image < 8; image++) inputs[image * 5 + 2] = 0;
    const start = network.layers[0].weights.slice();
    const optimiser = create(network);
    for (let k = 0; k < 20; k++) {
      optimiser.step(backward(network, forward(network, inputs), labels), 0.1);
    }
    const { weights } = network.layers[0];
    expect(weights.slice(2 * 17, 3 * 17)).toEqual(start.slice(2 * 17, 3 * 17));
    expect(weights.slice(0, 17)).not.toEqual(start.slice(0, 17));
  });
});

test('all weights 0: they stay 0 for 20 steps of SGD, and only the output biases move', () => {
  const { inputs, labels } = example([5, 17, 3], 8);
  const network = createNetwork([5, 17, 3], zeros, createRandom(0));
  const optimiser = createSgd(network);
  for (let k = 0; k < 20; k++) {
    optimiser.step(backward(network, forward(network, inputs), labels), 0.1);
  }
  const [hidden, output] = network.layers;
  expect(hidden.weights).toEqual(new Float32Array(5 * 17));
  expect(output.weights).toEqual(new Float32Array(17 * 3));
  expect(output.biases.some((bias) => bias !== 0)).toBe(true);
});

describe('metrics', () => {
  const scores = Float32Array.of(0.1, 0.7, 0.2, 0.5, 0.5, 0, 0, 0, 1, 0.6, 0.3, 0.1);
  const labels = Uint8Array.of(1, 0, 2, 1);

  test('the largest score wins, the first of equal ones: 1, 0, 2, 0; three of four are right', () => {
    const answers = predictions(scores, 3);
    expect([...answers]).toEqual([1, 0, 2, 0]);
    expect(accuracy(answers, labels)).toBe(0.75);
    expect([...confusionMatrix(answers, labels, 3)]).toEqual([1, 0, 0, 1, 1, 0, 0, 0, 1]);
  });

  test('calibration in 2 bins: 0.5, 0.6, 0.7 and 1 all fall in the upper one, the lower one is empty', () => {
    const [lower, upper] = calibration(scores, labels, 3, 2);
    expect(lower).toEqual({ count: 0, meanConfidence: NaN, accuracy: NaN });
    expect(upper.count).toBe(4);
    expect(upper.meanConfidence).toBeCloseTo(0.7, 7);
    expect(upper.accuracy).toBe(0.75);
  });
});

describe('a wrong shape is a ShapeError that names what was expected and found', () => {
  const shape = { batchSize: 2, inputSize: 784, outputSize: 128 };
  const numbers = (length: number) => new Float32Array(length);
  const { network, inputs, labels } = example([4, 3, 2], 2);
  const pass = forward(network, inputs);

  test.each([
    {
      call: () => denseForward(numbers(1568), numbers(128), numbers(128), shape),
      message: 'denseForward: weights should hold 784 × 128 = 100352 numbers, found 128',
    },
    {
      call: () => denseForward(numbers(784), numbers(100352), numbers(128), shape),
      message: 'denseForward: inputs should hold 2 × 784 = 1568 numbers, found 784',
    },
    {
      call: () => denseForward(numbers(1568), numbers(100352), numbers(10), shape),
      message: 'denseForward: biases should hold 128 numbers, found 10',
    },
    {
      call: () => denseBackward(numbers(128), numbers(1568), numbers(100352), shape),
      message: 'denseBackward: dOutputs should hold 2 × 128 = 256 numbers, found 128',
    },
    {
      call: () => reluBackward(numbers(3), numbers(4)),
      message: 'reluBackward: dActivations should hold 4 numbers, found 3',
    },
    {
      call: () => softmax(numbers(15), 10),
      message: 'softmax: logits should hold one or more rows of 10 numbers, found 15',
    },
    {
      call: () => softmax(numbers(0), 10),
      message: 'softmax: logits should hold one or more rows of 10 numbers, found 0',
    },
    {
      call: () => crossEntropy(numbers(20), Uint8Array.of(1), 10),
      message: 'crossEntropy: labels should hold 2 numbers, found 1',
    },
    {
      call: () => forward(network, numbers(9)),
      message: 'forward: inputs should hold one or more rows of 4 numbers, found 9',
    },
    {
      call: () => forward(network, numbers(8), 3),
      message: 'denseForward: inputs should hold 3 × 4 = 12 numbers, found 8',
    },
    {
      call: () => backward(network, pass, labels.subarray(1)),
      message: 'crossEntropyBackward: labels should hold 2 numbers, found 1',
    },
    {
      call: () => createSgd(network).step([], 0.1),
      message: 'step: gradients should hold 2 numbers, found 0',
    },
    {
      call: () => createNetwork([784], he, createRandom(0)),
      message: 'network: sizes should name at least an input and an output size, found [784]',
    },
    {
      call: () => createNetwork([784, 0, 10], he, createRandom(0)),
      message: 'network: every layer size should be a whole number of at least 1, found 0',
    },
    {
      call: () => countParameters([784, 12.5]),
      message: 'network: every layer size should be a whole number of at least 1, found 12.5',
    },
    {
      call: () => accuracy(Uint8Array.of(1, 2), Uint8Array.of(1)),
      message: 'accuracy: labels should hold 2 numbers, found 1',
    },
  ])('$message', ({ call, message }) => {
    expect(call).toThrow(ShapeError);
    expect(call).toThrow(message);
  });

  test('a label that is no class is a RangeError: "labels should be below 3, found 7 at place 1"', () => {
    const even = new Float32Array(6).fill(1 / 3);
    const call = () => crossEntropyBackward(even, Uint8Array.of(0, 7), 3);
    expect(call).toThrow(RangeError);
    expect(call).toThrow('labels should be below 3, found 7 at place 1');
  });
});
