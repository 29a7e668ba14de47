// The weights in the book: what the oracle measured with them is what the book's own code finds.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  calibration,
  createRandom,
  crossEntropy,
  crossEntropyOfLogits,
  denseForward,
  forward,
  predictions,
  readNetwork,
} from '#src/nn/index.ts';
import { type ImageSet, toInputs } from '#src/mnist/image-set.ts';
import { readSource } from '#src/mnist/source.ts';
import { initialNetwork, shippedRecipe } from '#src/training/recipe.ts';
import { score } from '#src/training/score.ts';
import { exampleIndex } from '../mnist/example.ts';
import { largestDifference, mnist, shipped } from './oracle/read.ts';

const weightsFile = new URL('../../public/weights/mlp-784-128-10.safetensors', import.meta.url);
const { network, metadata } = readNetwork(readFileSync(weightsFile));
const images = readSource('test');
const inputs = toInputs(images.pixels);
const pass = forward(network, inputs);
const answers = predictions(pass.logits, 10);
const tops = Float32Array.from(answers, (answer, k) => pass.probabilities[k * 10 + answer]);
const hidden = pass.preActivations[0];

const mean = (numbers: ArrayLike<number>) =>
  Array.from(numbers).reduce((sum, number) => sum + number, 0) / numbers.length;
const countCorrect = (logits: Float32Array) =>
  predictions(logits, 10).filter((answer, k) => answer === images.labels[k]).length;

describe('the score on 10,000 test images', () => {
  const found = score(network, images);

  test('at least 97.8 %: the same right answers and the same confusion as the oracle’s, the loss within 1e-6', () => {
    expect(shipped.test.accuracy).toBeGreaterThanOrEqual(0.978);
    expect(found.correct).toBe(shipped.test.correct);
    expect(found.accuracy).toBe(shipped.test.correct / 10_000);
    expect([...found.confusion]).toEqual(shipped.test.confusion.flat());
    expect(Math.abs(found.meanLoss - shipped.test.meanLoss)).toBeLessThan(1e-6);
  });

  test('the confusion’s rows sum to the published label counts 980, 1135, 1032 … 1009', () => {
    const rows = Array.from({ length: 10 }, (_, label) =>
      found.confusion.subarray(label * 10, label * 10 + 10).reduce((sum, count) => sum + count, 0),
    );
    expect(rows).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
  });

  test('the file names its recipe and the accuracy that the oracle measures', () => {
    expect(JSON.parse(metadata.recipe)).toEqual(shippedRecipe);
    expect(metadata.seed).toBe(`${shippedRecipe.seed}`);
    expect(Number(metadata.testAccuracy)).toBe(shipped.test.accuracy);
    expect(Math.abs(Number(metadata.testLoss) - shipped.test.meanLoss)).toBeLessThan(1e-6);
    // To the last digit, or the file is not what `npm run train` writes today.
    expect(Number(metadata.testLoss)).toBe(found.meanLoss);
  });
});

test('the 67 × 128 = 8,576 weights from pixels that never hold ink equal their start bit for bit; 19 in 20 of the others do not', () => {
  const [start, now] = [initialNetwork(shippedRecipe), network].map(
    ({ layers }) => layers[0].weights,
  );
  const dark = new Set<number>(mnist.train.alwaysZeroPixels);
  const unchanged = { dark: 0, other: 0 };
  now.forEach((weight, place) => {
    if (!Object.is(weight, start[place])) return;
    unchanged[dark.has(Math.floor(place / 128)) ? 'dark' : 'other'] += 1;
  });
  expect(dark.size).toBe(67);
  expect(unchanged.dark).toBe(8_576);
  expect(unchanged.other).toBeLessThan((100_352 - 8_576) / 20);
});

test('the first 32 images: logits and hidden pre-activations within 2e-5, probabilities within 1e-6', () => {
  const { logits, probabilities, predictions: expected, labels } = shipped.first32;
  expect(largestDifference(pass.logits.subarray(0, 320), logits)).toBeLessThan(2e-5);
  const preActivations = hidden.subarray(0, 32 * 128);
  expect(largestDifference(preActivations, shipped.first32HiddenPreActivations)).toBeLessThan(2e-5);
  expect(largestDifference(pass.probabilities.subarray(0, 320), probabilities)).toBeLessThan(1e-6);
  expect([...answers.subarray(0, 32)]).toEqual(expected);
  expect([...images.labels.subarray(0, 32)]).toEqual(labels);
});

test('the example, every hidden neuron: sum of products plus bias equals the pre-activation within 1e-5', () => {
  const { image, sumsOfProducts, biases, preActivations } = shipped.example;
  expect(image).toBe(exampleIndex);
  const shape = { batchSize: 1, inputSize: 784, outputSize: 128 };
  const { weights } = network.layers[0];
  const sums = denseForward(
    inputs.subarray(784 * image, 784 * (image + 1)),
    weights,
    new Float32Array(128),
    shape,
  );
  expect(largestDifference(sums, sumsOfProducts)).toBeLessThan(1e-5);
  expect(largestDifference(network.layers[0].biases, biases)).toBeLessThan(1e-8);
  expect(
    largestDifference(hidden.subarray(128 * image, 128 * (image + 1)), preActivations),
  ).toBeLessThan(1e-5);
});

test('the five largest weights into neurons 0, 1, 2, 42 and 127 come from the oracle’s pixels', () => {
  type Largest = { neuron: number; pixels: number[]; weights: number[] };
  for (const { neuron, pixels, weights } of shipped.largestWeights as Largest[]) {
    const into = (pixel: number) => network.layers[0].weights[pixel * 128 + neuron];
    const found = Array.from({ length: 784 }, (_, pixel) => pixel)
      .toSorted((one, other) => Math.abs(into(other)) - Math.abs(into(one)))
      .slice(0, 5);
    expect(found).toEqual(pixels);
    expect(largestDifference(found.map(into), weights)).toBeLessThan(1e-8);
  }
});

test('active hidden neurons: the oracle’s counts for 32 images, and its mean over 10,000 within 0.001', () => {
  const counts = Array.from(
    { length: 10_000 },
    (_, k) => hidden.subarray(k * 128, (k + 1) * 128).filter((z) => z > 0).length,
  );
  expect(counts.slice(0, 32)).toEqual(shipped.first32.activeCounts);
  expect(Math.abs(mean(counts) - shipped.meanActiveCount)).toBeLessThan(0.001);
});

describe('when something is left out, right answers agree with the oracle within 2 of 10,000', () => {
  type Counted = { correct: number; meanLoss: number };
  const distance = (found: Counted, expected: Counted) => ({
    correct: Math.abs(found.correct - expected.correct),
    meanLoss: Math.abs(found.meanLoss - expected.meanLoss),
  });
  const [first, second] = network.layers;
  const readOut = (rows: Float32Array, biases: Float32Array, batchSize: number) =>
    denseForward(rows, second.weights, biases, { batchSize, inputSize: 128, outputSize: 10 });

  test('inverted pixels: the loss agrees within 1e-4', () => {
    const inverted: ImageSet = { ...images, pixels: images.pixels.map((byte) => 255 - byte) };
    const { correct, meanLoss } = distance(score(network, inverted), shipped.inverted);
    expect(correct).toBeLessThanOrEqual(2);
    expect(meanLoss).toBeLessThan(1e-4);
  });

  test('bytes that were not divided by 255: the loss agrees within 1e-3, from the logits and as float32 probabilities can say it', () => {
    const { logits, probabilities } = forward(network, Float32Array.from(images.pixels));
    const found = {
      correct: countCorrect(logits),
      meanLoss: crossEntropy(probabilities, images.labels, 10),
    };
    const expected = { ...shipped.rawBytes, meanLoss: shipped.rawBytes.meanLossFloat32 };
    const { correct, meanLoss } = distance(found, expected);
    expect(correct).toBeLessThanOrEqual(2);
    expect(meanLoss).toBeLessThan(1e-3);
    const exact = crossEntropyOfLogits(logits, images.labels, 10);
    expect(Math.abs(exact - shipped.rawBytes.meanLoss)).toBeLessThan(1e-3);
  });

  test('no biases: the loss agrees within 1e-5', () => {
    const layers = network.layers.map((layer) => ({
      ...layer,
      biases: new Float32Array(layer.outputSize),
    }));
    const found = score({ ...network, layers }, images);
    const { correct, meanLoss } = distance(found, shipped.withoutBiases);
    expect(correct).toBeLessThanOrEqual(2);
    expect(meanLoss).toBeLessThan(1e-5);
  });

  test('no ReLU: the two steps equal one 784 × 10 matrix within 1e-4', () => {
    const logits = readOut(hidden, second.biases, 10_000);
    const { correct } = distance(
      { correct: countCorrect(logits), meanLoss: 0 },
      shipped.withoutRelu,
    );
    expect(correct).toBeLessThanOrEqual(2);
    const weights = readOut(first.weights, new Float32Array(10), 784);
    const biases = readOut(first.biases, second.biases, 1);
    const shape = { batchSize: 10_000, inputSize: 784, outputSize: 10 };
    expect(largestDifference(denseForward(inputs, weights, biases, shape), logits)).toBeLessThan(
      1e-4,
    );
    expect(shipped.collapsedMaxDifference).toBeLessThan(1e-9);
  });
});

test('a blank image: logits and probabilities within 1e-6, and the same prediction', () => {
  const blank = forward(network, new Float32Array(784));
  expect(largestDifference(blank.logits, shipped.blank.logits)).toBeLessThan(1e-6);
  expect(largestDifference(blank.probabilities, shipped.blank.probabilities)).toBeLessThan(1e-6);
  expect(predictions(blank.logits, 10)[0]).toBe(shipped.blank.prediction);
});

test('1,000 images of noise: the same bytes and predictions, mean top probability within 1e-5', () => {
  const random = createRandom(shipped.noise.seed);
  const bytes = Uint8Array.from({ length: 1000 * 784 }, () => random.below(256));
  expect(bytes.reduce((sum, byte) => sum + byte, 0)).toBe(shipped.noise.byteSum);
  const { logits, probabilities } = forward(network, toInputs(bytes));
  const noiseAnswers = predictions(logits, 10);
  const noiseTops = Float32Array.from(noiseAnswers, (answer, k) => probabilities[k * 10 + answer]);
  expect(Math.abs(mean(noiseTops) - shipped.noise.meanTop)).toBeLessThan(1e-5);
  const share = noiseTops.filter((top) => top > 0.9).length / 1000;
  expect(Math.abs(share - shipped.noise['shareAbove0.9'])).toBeLessThanOrEqual(0.001);
  expect(tally(noiseAnswers, 10)).toEqual(shipped.noise.predictionCounts);
  expectCounts(histogram(noiseTops), shipped.noise.histogram);
});

describe('confidence on the test images', () => {
  const right = answers.map((answer, k) => Number(answer === images.labels[k]));

  test('the mean top probability of all, right and wrong answers agrees within 1e-6', () => {
    const { confidence } = shipped;
    expect(Math.abs(mean(tops) - confidence.mean)).toBeLessThan(1e-6);
    expect(Math.abs(mean(tops.filter((_, k) => right[k])) - confidence.meanOfRight)).toBeLessThan(
      1e-6,
    );
    expect(Math.abs(mean(tops.filter((_, k) => !right[k])) - confidence.meanOfWrong)).toBeLessThan(
      1e-6,
    );
    expectCounts(histogram(tops), confidence.histogram);
  });

  test('calibration in 10 bins: counts within 2, means within 0.01', () => {
    const bins = calibration(pass.probabilities, images.labels, 10, 10);
    expectCounts(
      bins.map(({ count }) => count),
      shipped.calibration.map(({ count }: { count: number }) => count),
    );
    bins.forEach((bin, k) => {
      const expected = shipped.calibration[k];
      if (expected.count === 0) return;
      expect(Math.abs(bin.meanConfidence - expected.meanConfidence)).toBeLessThan(0.01);
      expect(Math.abs(bin.accuracy - expected.accuracy)).toBeLessThan(0.01);
    });
  });

  test('coverage and accuracy above each threshold agree within 0.0002', () => {
    for (const expected of [...shipped.thresholds, shipped['threshold99.5']]) {
      const kept = right.filter((_, k) => tops[k] >= expected.threshold);
      expect(Math.abs(kept.length / 10_000 - expected.coverage)).toBeLessThanOrEqual(2e-4);
      expect(Math.abs(mean(kept) - expected.accuracy)).toBeLessThan(2e-4);
    }
    expect(shipped['threshold99.5'].accuracy).toBeGreaterThanOrEqual(0.995);
  });

  test('softmax is not needed to predict: 10,000 of 10,000 answers are the same without it', () => {
    const fromProbabilities = predictions(pass.probabilities, 10);
    expect(answers.filter((answer, k) => answer === fromProbabilities[k]).length).toBe(10_000);
    expect(shipped.sameAnswerFromLogitsAndProbabilities).toBe(10_000);
  });
});

function tally(numbers: ArrayLike<number>, count: number): number[] {
  const counts: number[] = Array.from({ length: count }, () => 0);
  for (const number of Array.from(numbers)) counts[number] += 1;
  return counts;
}

const histogram = (values: Float32Array) =>
  tally(
    Array.from(values, (value) => Math.min(19, Math.floor(value * 20))),
    20,
  );

// A probability on the border of two bins may fall on either side of it in float32.
function expectCounts(found: number[], expected: number[]): void {
  expect(largestDifference(found, expected)).toBeLessThanOrEqual(2);
}
