// The network on the graphics processor, tried on SwiftShader: the numbers of NumPy and of src/nn, under the book's policy.
import {
  activationNames,
  backward,
  createAdam,
  createMomentum,
  createNetwork,
  createRandom,
  createSgd,
  crossEntropy,
  forward,
  he,
  type Network,
  parameterArrays,
  predictions,
} from '#src/nn/index.ts';
import { toInputs } from '#src/mnist/image-set.ts';
import { readSource } from '#src/mnist/source.ts';
import {
  fixedNetwork,
  largestDifference,
  readNumbers,
  reference,
  shipped,
} from '../nn/oracle/read.ts';
import { expect, inPage, test } from './gpu/harness.ts';

const joined = (network: Network) => parameterArrays(network).flatMap((array) => [...array]);
const fixed = 'fixed.safetensors';

test('this Chromium lends SwiftShader, so none of these tests is skipped', async ({ gpuPage }) => {
  expect(await inPage(gpuPage, 'kindOfGpu')).toBe('swiftshader');
});

test('probabilities of the first 32 test images agree with the oracle within 1e-5', async ({
  gpuPage,
}) => {
  const found = await inPage(gpuPage, 'readTestImages', fixed, 32, 20);
  expect(largestDifference(found, reference.probabilities)).toBeLessThan(1e-5);
});

test('of the 10,000 test images NumPy’s number is read right, in batches of 3,000', async ({
  gpuPage,
}) => {
  const found = await inPage(gpuPage, 'readTestImages', 'shipped.safetensors', 10_000, 3000);
  const answers = predictions(Float32Array.from(found), 10);
  const { labels } = readSource('test');
  expect(answers.filter((answer, k) => answer === labels[k]).length).toBe(shipped.test.correct);
});

test('all 101,770 gradients agree with the oracle within 1e-5: one SGD step at rate 1 is their difference', async ({
  gpuPage,
}) => {
  const steps = { rule: 'sgd', count: 32, stepCount: 1, learningRate: 1 } as const;
  const { parameters } = await inPage(gpuPage, 'trainFrom', fixed, steps);
  const found = joined(fixedNetwork()).map((value, k) => value - parameters[k]!);
  expect(found.length).toBe(101_770);
  expect(largestDifference(found, readNumbers('gradients.bin'))).toBeLessThan(1e-5);
});

test('the first ten losses of SGD agree with the oracle within 1e-5', async ({ gpuPage }) => {
  const steps = { rule: 'sgd', count: 64, stepCount: 10, learningRate: 0.1 } as const;
  const { losses } = await inPage(gpuPage, 'trainFrom', fixed, steps);
  expect(largestDifference(losses, reference.sgdLosses)).toBeLessThan(1e-5);
});

test('all 101,770 parameters after three steps of Adam agree with the oracle within 5e-6', async ({
  gpuPage,
}) => {
  const steps = { rule: 'adam', count: 64, stepCount: 3, learningRate: 1e-3 } as const;
  const { parameters } = await inPage(gpuPage, 'trainFrom', fixed, steps);
  expect(largestDifference(parameters, readNumbers('adam.bin'))).toBeLessThan(5e-6);
});

test('1,050 parameters after three steps of momentum agree with the oracle within 1e-5', async ({
  gpuPage,
}) => {
  const steps = { rule: 'momentum', count: 64, stepCount: 3, learningRate: 0.05 } as const;
  const { parameters } = await inPage(gpuPage, 'trainFrom', fixed, steps);
  const { places, parameters: expected } = reference.momentum;
  const found = places.map((place: number) => parameters[place]);
  expect(largestDifference(found, expected)).toBeLessThan(1e-5);
});

const rules = { sgd: createSgd, momentum: createMomentum, adam: createAdam };
const odd = [
  { sizes: [1, 1], count: 1 },
  { sizes: [5, 3, 2], count: 7 },
  { sizes: [17, 33, 4], count: 13 },
];
for (const { sizes, count } of odd) {
  test(`networks ${sizes.join('-')} read ${count} images and learn from them with every activation as src/nn does, within 1e-5`, async ({
    gpuPage,
  }) => {
    const random = createRandom(5);
    const pixels = Array.from({ length: count * sizes[0]! }, () => random.below(256));
    const labels = Array.from({ length: count }, () => random.below(sizes.at(-1)!));
    const inputs = toInputs(pixels);
    for (const [a, activation] of activationNames.entries()) {
      const rule = (['sgd', 'momentum', 'adam'] as const)[a % 3]!;
      const steps = { rule, count, stepCount: 3, learningRate: 0.05 };
      const found = await inPage(gpuPage, 'tryShape', {
        sizes,
        activation,
        steps,
        pixels,
        labels,
      });
      const network = { ...createNetwork(sizes, he, createRandom(3)), activation };
      const { probabilities } = forward(network, inputs, count);
      expect(largestDifference(found.probabilities, probabilities)).toBeLessThan(1e-5);
      const optimiser = rules[rule](network);
      const losses = Array.from({ length: 3 }, () => {
        const pass = forward(network, inputs, count);
        optimiser.step(backward(network, pass, Uint8Array.from(labels)), 0.05);
        return crossEntropy(pass.probabilities, Uint8Array.from(labels), sizes.at(-1)!);
      });
      expect(largestDifference(found.losses, losses)).toBeLessThan(1e-5);
      expect(largestDifference(found.parameters, joined(network))).toBeLessThan(1e-5);
    }
  });
}

test('weight decay shrinks weights, not biases, by 1 − learningRate · weightDecay before each step', async ({
  gpuPage,
}) => {
  const [learningRate, weightDecay] = [0.5, 0.5];
  const [pixels, labels] = [[9, 0, 0, 200], [1]];
  const { parameters } = await inPage(gpuPage, 'tryShape', {
    sizes: [4, 3],
    activation: 'relu',
    steps: { rule: 'sgd', count: 1, stepCount: 3, learningRate, weightDecay },
    pixels,
    labels,
  });
  const network = createNetwork([4, 3], he, createRandom(3));
  const [layer] = network.layers;
  const optimiser = createSgd(network);
  for (let step = 0; step < 3; step++) {
    const gradients = backward(
      network,
      forward(network, toInputs(pixels)),
      Uint8Array.from(labels),
    );
    layer!.weights.forEach((weight, k) => (layer!.weights[k] = weight * 0.75));
    optimiser.step(gradients, learningRate);
  }
  expect(largestDifference(parameters, joined(network))).toBeLessThan(1e-6);
});

for (const rule of ['sgd', 'momentum', 'adam'] as const) {
  test(`a device lost in step 37 of 60 by ${rule} costs no step: all losses and parameters are those of src/nn within 1e-5`, async ({
    gpuPage,
  }) => {
    const learningRate = rule === 'adam' ? 1e-3 : 0.05;
    const steps = { rule, count: 16, stepCount: 60, learningRate };
    const found = await inPage(gpuPage, 'trainThroughLoss', fixed, steps, 37);
    expect(found.reason).toMatch(/^The graphics processor was handed back/);
    // The page hears of the loss some steps later, at the next copy at the latest.
    expect(found.sentences.length).toBe(1);
    expect(found.sentences[0]!.replace(found.reason, 'Reason.')).toMatch(
      /^Reason\. Training goes on without it, from the copy made at step 30: (7|8|9|10) steps are repeated, none is lost\.$/,
    );
    const network = fixedNetwork();
    const optimiser = rules[rule](network);
    const { pixels, labels } = readSource('train');
    const losses = Array.from({ length: 60 }, (_, step) => {
      const [first, end] = [step * 16, (step + 1) * 16];
      const pass = forward(network, toInputs(pixels.subarray(first * 784, end * 784)));
      const some = labels.subarray(first, end);
      optimiser.step(backward(network, pass, some), learningRate);
      return crossEntropy(pass.probabilities, some, 10);
    });
    expect(largestDifference(found.losses, losses)).toBeLessThan(1e-5);
    expect(largestDifference(found.parameters, joined(network))).toBeLessThan(1e-5);
  });
}

test('losses wait until they are asked for: of 4,000 steps, of 200 more past the ring’s end, and of one that is waited for', async ({
  gpuPage,
}) => {
  const found = await inPage(gpuPage, 'tellLosses', [4000, 200]);
  const network = createNetwork([1, 2], he, createRandom(3));
  const optimiser = createSgd(network);
  const label = Uint8Array.of(1);
  const expected = Array.from({ length: 4201 }, () => {
    const pass = forward(network, Float32Array.of(1));
    optimiser.step(backward(network, pass, label), 1e-3);
    return crossEntropy(pass.probabilities, label, 2);
  });
  expect(found.map(({ length }) => length)).toEqual([4000, 200, 1]);
  expect(largestDifference(found.flat(), expected)).toBeLessThan(1e-5);
});

test('when the device is gone, every call says so', async ({ gpuPage }) => {
  for (const sentence of await inPage(gpuPage, 'callAfterLoss'))
    expect(sentence).toMatch(/^GpuLostError: The graphics processor (was handed back|gave no)/);
});

test('what cannot be is told in a sentence, and the device hears nothing of it', async ({
  gpuPage,
}) => {
  const sentences = await inPage(gpuPage, 'askTooMuch');
  const expected = [
    /^ShapeError: network: sizes should name at least/,
    /^ShapeError: network: every layer size/,
    /^ShapeError: createGpuEngine: capacity should be/,
    /^RangeError: gpu: parameters would take \d+ bytes, and this device allows \d+/,
    /^RangeError: gpu: a batch would take \d+ workgroups, and this device allows 65535/,
    /^ShapeError: infer: pixels should hold 1 × 4 = 4 numbers, found 5/,
    /^ShapeError: learn: count should be a whole number from 1 to 2, found 3/,
    /^ShapeError: learn: count should be a whole number from 1 to 2, found 0/,
    /^ShapeError: learn: labels should hold 1 numbers, found 2/,
    /^RangeError: learn: labels should be below 2, found 2 at place 0/,
    /^RangeError: learn: an engine with the rule 'none' only reads/,
    /^ShapeError: load: the network should have the sizes 4-3-2, found 4-2/,
    /^ShapeError: load: what the optimiser remembers should hold 0 numbers, found 3/,
  ];
  expect(sentences.length).toBe(expected.length);
  sentences.forEach((sentence, k) => expect(sentence).toMatch(expected[k]!));
});
