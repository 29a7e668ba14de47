// Random numbers: the sequence is the published one, and everything drawn from it has the promised shape.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom, he, normal, shuffle, xavier, zeros } from '#src/nn/index.ts';
import { largestDifference, reference } from './oracle/read.ts';

type Draws = { seed: number; words: number[]; normals: number[]; below256: number[] };

describe.each(reference.random as Draws[])('seed $seed', ({ seed, words, normals, below256 }) => {
  test('the first 20 uniform numbers equal the oracle’s words of sfc32 / 2³² exactly', () => {
    const random = createRandom(seed);
    expect(words.map(() => random.uniform() * 2 ** 32)).toEqual(words);
  });
  test('the first 20 normal numbers agree with the oracle within 1e-8', () => {
    const random = createRandom(seed);
    const found = normals.map(() => random.normal());
    expect(largestDifference(found, normals)).toBeLessThan(1e-8);
  });
  test('the first 20 bytes from below(256) equal the oracle’s', () => {
    const random = createRandom(seed);
    expect(below256.map(() => random.below(256))).toEqual(below256);
  });
});

test.each([-1, 0.5, NaN, Infinity, 2 ** 53])('seed %s is refused with a RangeError', (seed) => {
  expect(() => createRandom(seed)).toThrow(RangeError);
});

test('restored, a generator gives again the 1,000 numbers that followed, the spare normal one too', () => {
  const random = createRandom(8);
  random.normal();
  const state = random.save();
  const draw = () => Array.from({ length: 500 }, () => [random.normal(), random.uniform()]);
  const first = draw();
  random.restore(state);
  expect(draw()).toEqual(first);
});

test('uniform stays in [0, 1): mean 1/2 within 0.005 and variance 1/12 within 0.002 for 100,000 numbers', () => {
  const random = createRandom(3);
  const drawn = Float64Array.from({ length: 100_000 }, random.uniform);
  expect(drawn.every((number) => number >= 0 && number < 1)).toBe(true);
  const { mean, variance } = moments(drawn);
  expect(Math.abs(mean - 1 / 2)).toBeLessThan(0.005);
  expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.002);
});

test('normal has mean 0 within 0.015, variance 1 within 0.02 and 68.27 % within one deviation, to 0.6 points', () => {
  const random = createRandom(4);
  const drawn = Float64Array.from({ length: 100_000 }, random.normal);
  const { mean, variance } = moments(drawn);
  expect(Math.abs(mean)).toBeLessThan(0.015);
  expect(Math.abs(variance - 1)).toBeLessThan(0.02);
  const inside = drawn.filter((number) => Math.abs(number) < 1).length / drawn.length;
  expect(Math.abs(inside - 0.6827)).toBeLessThan(0.006);
});

test('shuffle gives a permutation for every length from 0 to 300', () => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(), (length, seed) => {
      const places = Uint32Array.from({ length }, (_, k) => k);
      expect(shuffle(places.slice(), createRandom(seed)).toSorted()).toEqual(places);
    }),
  );
});

test('each of the 6 orders of 3 cards comes up 1/6 of the time within 0.01 in 60,000 shuffles', () => {
  const random = createRandom(5);
  const counts = new Map<string, number>();
  for (let k = 0; k < 60_000; k++) {
    const order = shuffle(Uint32Array.of(0, 1, 2), random).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) {
    expect(Math.abs(count / 60_000 - 1 / 6)).toBeLessThan(0.01);
  }
});

describe('initialisers of 784 × 128 weights', () => {
  test.each([
    { name: 'he', initialiser: he, variance: 2 / 784 },
    { name: 'xavier', initialiser: xavier, variance: 2 / (784 + 128) },
    { name: 'normal(0.01)', initialiser: normal(0.01), variance: 0.0001 },
  ])('$name has variance $variance within 2 % and mean 0', ({ initialiser, variance }) => {
    const found = moments(initialiser(784, 128, createRandom(6)));
    expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.02);
    expect(Math.abs(found.mean)).toBeLessThan(0.02 * Math.sqrt(variance));
  });
  test('zeros has 100,352 zeros', () => {
    expect(zeros(784, 128, createRandom(0))).toEqual(new Float32Array(100_352));
  });
});

function moments(drawn: Float64Array | Float32Array): { mean: number; variance: number } {
  let [sum, squares] = [0, 0];
  for (const number of drawn) [sum, squares] = [sum + number, squares + number * number];
  const mean = sum / drawn.length;
  return { mean, variance: squares / drawn.length - mean * mean };
}
