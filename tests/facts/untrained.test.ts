// The front page's picture of the network before it learned, held against NumPy's own random numbers and products.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { untrainedFacts } from '#src/facts/untrained.ts';
import { readDigit } from '#src/formulas/reading.ts';
import { readSource } from '#src/mnist/source.ts';
import { initialNetwork, shippedRecipe } from '#src/training/recipe.ts';
import { exampleBytes } from '../mnist/example.ts';
import { largestDifference } from '../nn/oracle/read.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/front-page.json', import.meta.url), 'utf8'),
);
const start = initialNetwork(shippedRecipe);
const images = readSource('test');

test('with its random weights the network reads 1,174 of the 10,000 test images correctly and calls 7,948 a 4, as NumPy counts them from the same seed', () => {
  expect(shippedRecipe.seed).toBe(oracle.seed);
  expect(oracle.correct).toBe(1174);
  const counted = untrainedFacts(start, images);
  expect(counted['untrained-correct']).toBe(oracle.correct);
  expect(oracle.answers[4]).toBe(7948);
  expect(Math.max(...oracle.answers)).toBe(7948);
  expect(counted).toMatchObject({ 'untrained-usual': 4, 'untrained-usual-images': 7948 });
});

test('of the book’s digit it makes NumPy’s ten probabilities within 1e-6: the largest is 0.21, for a 4', () => {
  const { probabilities, prediction, activations } = readDigit(start, exampleBytes);
  expect(largestDifference(probabilities, oracle.probabilities)).toBeLessThan(1e-6);
  expect(prediction).toBe(4);
  expect(probabilities[4]).toBeCloseTo(0.21, 2);
  expect(activations.filter((activation) => activation > 0)).toHaveLength(oracle.active);
});
