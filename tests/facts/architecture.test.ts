// What follows from layer sizes and from the recipe, held against sums written out here and NumPy's list of blank pixels.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { architectureFacts, halvingFacts } from '#src/facts/architecture.ts';
import { halvingDepths, halvingSaves } from '#src/formulas/architecture.ts';
import { withShuffledWeights } from '#src/facts/shuffled-weights.ts';
import { trainingStartFacts, unchangedWeights } from '#src/facts/training-start.ts';
import { recipeOf } from '#src/training/recipe.ts';
import { readNetwork } from '#src/nn/index.ts';
import { initialNetwork } from '#src/training/recipe.ts';
import { mnist } from '../nn/oracle/read.ts';

const shipped = readNetwork(
  readFileSync(new URL('../../public/weights/mlp-784-128-10.safetensors', import.meta.url)),
);
const blank: number[] = mnist.train.alwaysZeroPixels;

test('784-128-10 has 100,352 + 1,280 = 101,632 connections and, with 138 biases, 101,770 parameters', () => {
  expect(architectureFacts()).toMatchObject({
    'hidden-weights': 100_352,
    'output-weights': 1_280,
    connections: 101_632,
    biases: 138,
    parameters: 101_770,
  });
});

test('784-64-32-10 has 785·64 + 65·32 + 33·10 = 52,650 parameters', () => {
  expect(halvingFacts()['parameters-64-32']).toBe(785 * 64 + 65 * 32 + 33 * 10);
  expect(halvingFacts()['parameters-64-32']).toBe(52_650);
});

test('halving 512 to 256 saves what the closed form says at each of 20 depths', () => {
  const parameters = (h: number, depth: number) =>
    785 * h + (depth - 1) * (h + 1) * h + 10 * h + 10;
  for (const depth of halvingDepths) {
    const expected = 1 - parameters(256, depth) / parameters(512, depth);
    expect(halvingSaves(512, 256, depth)).toBeCloseTo(expected, 12);
  }
  expect(halvingDepths).toHaveLength(20);
});

test('the published savings are 50.00, 59.79, 64.06 and, first above 70, 70.43 % at depth 8', () => {
  const facts = halvingFacts();
  const percent = (name: keyof typeof facts) => Number((100 * facts[name]).toFixed(2));
  expect(([1, 2, 3] as const).map((depth) => percent(`saved-depth-${depth}`))).toEqual([
    50, 59.79, 64.06,
  ]);
  expect(facts['first-depth-over-70']).toBe(8);
  expect(percent('saved-depth-8')).toBe(70.43);
  expect(percent('saved-depth-7')).toBe(69.83);
});

test('one of two layers saves 49.6 or 20.0 %, a square block 75 %, with its biases 74.95 %', () => {
  const facts = halvingFacts();
  expect(facts['saved-first-of-two']).toBeCloseTo(1 - 337_674 / 669_706, 10);
  expect(facts['saved-second-of-two']).toBeCloseTo(1 - 535_818 / 669_706, 10);
  expect(facts['saved-square']).toBe(1 - 65_536 / 262_144);
  expect(facts['saved-square-with-biases']).toBeCloseTo(1 - 65_792 / 262_656, 10);
});

test('all 8,576 weights of the 67 blank pixels are bit for bit what the seed made', () => {
  const unchanged = unchangedWeights(initialNetwork(recipeOf(shipped.metadata)), shipped.network);
  expect(blank).toHaveLength(67);
  const same = blank.flatMap((pixel) => [...unchanged.subarray(pixel * 128, (pixel + 1) * 128)]);
  expect(same).toHaveLength(8_576);
  expect(same.every((one) => one === 1)).toBe(true);
});

test('training changed more than 80 % of the other 91,776 weights, and the counts add up', () => {
  const dead = Uint8Array.from({ length: 784 }, (_, pixel) => Number(blank.includes(pixel)));
  const start = initialNetwork(recipeOf(shipped.metadata));
  const facts = trainingStartFacts({ network: shipped.network, start }, dead);
  expect(facts['unchanged-at-dead-pixels']).toBe(8_576);
  expect(facts['unchanged-elsewhere']).toBeLessThan(0.2 * 91_776);
  expect(facts['unchanged-weights']).toBe(8_576 + facts['unchanged-elsewhere']);
});

test('a weights file without its recipe is refused in 1 sentence', () => {
  expect(() => recipeOf({})).toThrow('should carry the metadata "recipe", found none');
});

test('shuffling keeps all 100,352 first-layer numbers, moves nearly all, and leaves the original alone', () => {
  const before = shipped.network.layers[0].weights.slice();
  const shuffled = withShuffledWeights(shipped.network);
  const after = shuffled.layers[0].weights;
  expect(after.toSorted()).toEqual(before.toSorted());
  const kept = after.filter((weight, place) => weight === before[place]).length;
  expect(kept).toBeLessThan(100);
  expect(shipped.network.layers[0].weights).toEqual(before);
  expect(shuffled.layers[1]).toBe(shipped.network.layers[1]);
});
