// The facts of the networks of layers against arithmetic by hand and against NumPy's counts.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { layersFacts } from '#src/facts/networks-of-layers.ts';

const facts = layersFacts();

// A GRU cell and an attention head counted by hand; a convolution is places · filters · weights of one.
const gru = 28 * 3 * (28 + 64) * 64;
const block = 16 * (4 * 32 * 32 + 2 * 32 * 64) + 2 * 16 * 16 * 32;

test.each([
  ['cnn-small', 8 * 25 + 8 + 128 * 10 + 10, 24 * 24 * 8 * 25 + 1280],
  ['cnn', 208 + 16 * 8 * 25 + 16 + 2570, 576 * 8 * 25 + 64 * 16 * 200 + 2560],
  ['gru', 3 * 64 * (28 + 64 + 2) + 650, gru + 640],
  ['transformer', 19_594, 16 * 49 * 32 + 2 * block + 320],
] as const)('%s keeps %i numbers and does %i multiply-adds for one image', (name, kept, work) => {
  expect(facts[`parameters-of-${name}`]).toBe(kept);
  expect(facts[`multiply-adds-of-${name}`]).toBe(work);
});

test.each([
  ['cnn-small', 3 * 116_480 - 115_200],
  ['cnn', 852_480],
  ['gru', 1_335_168],
  ['transformer', 935_872],
] as const)('%s does %i multiply-adds when it learns from one image', (name, work) => {
  expect(facts[`training-multiply-adds-of-${name}`]).toBe(work);
});

test('accuracies are NumPy’s counts within 2 of 10,000, between the lowest and the highest of three seeds', () => {
  const counted: Record<string, { correct: number }> = JSON.parse(
    readFileSync(new URL('../nn/oracle/shipped-networks.json', import.meta.url), 'utf8'),
  );
  for (const name of ['cnn-small', 'cnn', 'gru', 'transformer'] as const) {
    const accuracy = facts[`accuracy-of-${name}`];
    expect(Math.abs(10_000 * accuracy - counted[name].correct)).toBeLessThanOrEqual(2);
    expect(facts[`lowest-accuracy-of-${name}`]).toBeLessThanOrEqual(accuracy);
    expect(facts[`highest-accuracy-of-${name}`]).toBeGreaterThanOrEqual(accuracy);
  }
});

test('a file holds its numbers in four bytes each, and less than 6 KB of words', () => {
  for (const name of ['cnn-small', 'cnn', 'gru', 'transformer'] as const) {
    const words = facts[`bytes-of-${name}`] - 4 * facts[`parameters-of-${name}`];
    expect(words).toBeGreaterThan(0);
    expect(words).toBeLessThan(6000);
  }
});
