// Against the oracle: the same parameters in NumPy and float64 give the same numbers.

import { expect, test } from 'vitest';
import {
  backward,
  createAdam,
  createMomentum,
  createSgd,
  crossEntropy,
  forward,
  type Network,
  type Optimiser,
  parameterArrays,
} from '#src/nn/index.ts';
import { readSource } from '#src/mnist/source.ts';
import { gatherBatch } from '#src/mnist/image-set.ts';
import { fixedNetwork, largestDifference, readNumbers, reference } from './oracle/read.ts';

const trainImages = readSource('train');
const testImages = readSource('test');

const batch = (step: number, size: number, images = trainImages) =>
  gatherBatch(
    images,
    Uint32Array.from({ length: size }, (_, k) => step * size + k),
  );

const joined = (arrays: Float32Array[]) => Float32Array.from(arrays.flatMap((array) => [...array]));

/** Trains on the first batches of 64 in their order and gives each batch's loss. */
function takeSteps(
  network: Network,
  optimiser: Optimiser,
  steps: number,
  learningRate: number,
): number[] {
  return Array.from({ length: steps }, (_, step) => {
    const { inputs, labels } = batch(step, 64);
    const pass = forward(network, inputs);
    optimiser.step(backward(network, pass, labels), learningRate);
    return crossEntropy(pass.probabilities, labels, 10);
  });
}

test('both languages draw the same parameters: sums and sums of squares agree within 1e-6 of their size', () => {
  const { sums, squareSums } = reference.parameters;
  parameterArrays(fixedNetwork()).forEach((array, a) => {
    const sum = array.reduce((total, value) => total + value, 0);
    const squareSum = array.reduce((total, value) => total + value * value, 0);
    expect(Math.abs(sum - sums[a])).toBeLessThan(1e-6 * squareSums[a]);
    expect(Math.abs(squareSum / squareSums[a] - 1)).toBeLessThan(1e-6);
  });
});

test('logits of the first 32 test images agree with the oracle within 5e-6, probabilities within 5e-7', () => {
  const { logits, probabilities } = forward(fixedNetwork(), batch(0, 32, testImages).inputs);
  expect(largestDifference(logits, reference.logits)).toBeLessThan(5e-6);
  expect(largestDifference(probabilities, reference.probabilities)).toBeLessThan(5e-7);
});

test('all 101,770 gradients of a batch of 32 agree with the oracle within 3e-7', () => {
  const network = fixedNetwork();
  const { inputs, labels } = batch(0, 32);
  const gradients = backward(network, forward(network, inputs), labels);
  const found = joined(gradients.flatMap(({ dWeights, dBiases }) => [dWeights, dBiases]));
  expect(found.length).toBe(101_770);
  expect(largestDifference(found, readNumbers('gradients.bin'))).toBeLessThan(3e-7);
});

test('the first ten losses of SGD agree with the oracle within 1e-6', () => {
  const network = fixedNetwork();
  const losses = takeSteps(network, createSgd(network), 10, 0.1);
  expect(largestDifference(losses, reference.sgdLosses)).toBeLessThan(1e-6);
});

test('all 101,770 parameters after three steps of Adam agree with the oracle within 3e-6', () => {
  const network = fixedNetwork();
  takeSteps(network, createAdam(network), 3, 1e-3);
  const found = joined(parameterArrays(network));
  expect(largestDifference(found, readNumbers('adam.bin'))).toBeLessThan(3e-6);
});

test('1,050 parameters after three steps of momentum agree with the oracle within 1e-6', () => {
  const network = fixedNetwork();
  takeSteps(network, createMomentum(network), 3, 0.05);
  const all = joined(parameterArrays(network));
  const { places, parameters } = reference.momentum;
  const found = places.map((place: number) => all[place]);
  expect(found.length).toBe(1050);
  expect(largestDifference(found, parameters)).toBeLessThan(1e-6);
});
