// The gradient check: what it says of the textbook's backward pass and of planted bugs, in both precisions.
import { expect, test } from 'vitest';
import {
  atPlaces,
  type Batch,
  type Bug,
  checkedPlaces,
  differences,
  gradientsWith,
  inPrecision,
  type Precision,
  relativeError,
} from '#src/formulas/gradient-check.ts';
import { backward, createNetwork, createRandom, forward, he } from '#src/nn/index.ts';
import { gradientCheckRecord } from '#src/records/index.ts';

const random = createRandom(5);
const network = createNetwork([12, 9, 4], he, random);
const batchOf = (images: number): Batch => ({
  inputs: Float32Array.from({ length: images * 12 }, () => random.uniform()),
  labels: Uint8Array.from({ length: images }, () => random.below(4)),
});

function errorOf(bug: Bug, given: Batch, precision: Precision, epsilon: number): number {
  const places = checkedPlaces(network, given);
  const { network: own, batch } = inPrecision(network, given, precision);
  const found = differences(own, batch, places, epsilon).slopes;
  return relativeError(found, atPlaces(gradientsWith(bug, own, batch), places));
}

test('without a bug the gradient is that of `backward`, bit for bit', () => {
  const given = batchOf(7);
  const own = backward(network, forward(network, given.inputs, 7), given.labels);
  expect(gradientsWith('none', network, given)).toEqual(own);
});

test('in float64 at ε = 1e-5 right code is below 1e-8 and each of 4 bugs above 1e-2, but a sum for a mean on one image', () => {
  for (const images of [1, 7]) {
    const given = batchOf(images);
    expect(errorOf('none', given, 'float64', 1e-5)).toBeLessThan(1e-8);
    for (const bug of ['no-gate', 'wrong-gate', 'updated'] as const)
      expect(errorOf(bug, given, 'float64', 1e-5)).toBeGreaterThan(1e-2);
    const sum = errorOf('sum', given, 'float64', 1e-5);
    if (images === 1) expect(sum).toBeLessThan(1e-8);
    // Seven times too large: 6/7 of the larger length.
    else expect(sum).toBeCloseTo(6 / 7, 6);
  }
});

test('in float32 with ε = 1e-7 right code is off by more than a tenth, and the network is left as it was', () => {
  const given = batchOf(1);
  const before = structuredClone(network);
  expect(errorOf('none', given, 'float32', 1e-7)).toBeGreaterThan(0.1);
  expect(network).toEqual(before);
});

test('a difference is wrong by ε² on a smooth stretch: halving ε between 1e-2 and 1e-3 never makes it worse, where no neuron changes', () => {
  const given = batchOf(1);
  const places = checkedPlaces(network, given);
  const { network: own, batch } = inPrecision(network, given, 'float64');
  const claimed = atPlaces(gradientsWith('none', own, batch), places);
  const errors = [4e-3, 2e-3, 1e-3].map((epsilon) => {
    const { slopes, kinks } = differences(own, batch, places, epsilon);
    expect(kinks).toBe(0);
    return relativeError(slopes, claimed);
  });
  expect(errors[0]! / errors[1]!).toBeCloseTo(4, 1);
  expect(errors[1]! / errors[2]!).toBeCloseTo(4, 1);
});

test('on the shipped network 120 parameters agree to 10 digits in float64, and the example’s first kink costs them at ε = 0.01', () => {
  const { curves, kinks, checked, epsilons } = gradientCheckRecord;
  expect(checked).toBe(120);
  const errors = (images: number, precision: Precision, bug: Bug) =>
    curves.find((one) => one.images === images && one.precision === precision && one.bug === bug)!
      .errors;
  const at = (epsilon: number) => epsilons.indexOf(epsilon);
  const own = errors(1, 'float64', 'none');
  expect(Math.min(...own)).toBeLessThan(1e-10);
  expect(kinks[0]!.counts[at(0.00316)]).toBe(0);
  // “A single nudge”, says the text.
  expect(kinks[0]!.counts[at(0.01)]).toBe(1);
  expect(own[at(0.01)]! / own[at(0.00316)]!).toBeGreaterThan(1e4);
  // What the text says of the four programs.
  const least = (images: number, precision: Precision, bug: Bug) =>
    Math.min(...errors(images, precision, bug));
  for (const bug of ['no-gate', 'wrong-gate'] as const)
    for (const precision of ['float32', 'float64'] as const)
      expect(least(1, precision, bug)).toBeGreaterThan(0.5);
  expect(least(1, 'float64', 'sum')).toBeLessThan(1e-10);
  expect(least(32, 'float64', 'sum')).toBeGreaterThan(0.9);
  expect(least(32, 'float64', 'updated') / least(32, 'float64', 'none')).toBeGreaterThan(1e6);
});
