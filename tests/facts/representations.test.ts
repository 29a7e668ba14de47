// Chapter 6 in numbers: means and shares of the records, written out once more by hand.
import { expect, test } from 'vitest';
import { drawCircles } from '#src/formulas/circles.ts';
import { representationFacts } from '#src/facts/representations.ts';

const facts = representationFacts();

test('a frozen hidden layer reads 86.33 %, a trained one 97.28 %: means of 3 seeds', () => {
  expect(facts['frozen-accuracy']).toBeCloseTo((8660 + 8643 + 8596) / 30_000, 10);
  expect(facts['frozen-none-accuracy']).toBeCloseTo((9738 + 9719 + 9728) / 30_000, 10);
  expect(facts['frozen-learning']).toBe(128 * 10 + 10);
});

test('shuffled pixels: 9,409 right both times, and 0 answers differ', () => {
  expect(facts['in-place-correct']).toBe(9409);
  expect(facts['shuffled-correct']).toBe(9409);
  expect(facts['shuffled-different']).toBe(0);
});

test('all 128 neurons are counted: for none, for one or for several digits', () => {
  const { 'fires-for-none': none, 'fires-for-one': one, 'fires-for-several': several } = facts;
  expect(none + one + several).toBe(128);
});

test('a circle of radius 4.5 inks its line and leaves its middle and the corners blank', () => {
  const pixels = drawCircles([{ x: 14, y: 14, radius: 4.5 }]);
  expect(pixels[14 * 28 + 18]).toBe(255);
  expect(pixels[14 * 28 + 14]).toBe(0);
  expect(pixels[0]).toBe(0);
  // Twice the pen's half ink over a line 2π · 4.5 long.
  const ink = pixels.reduce((sum, pixel) => sum + pixel, 0) / 255;
  expect(ink).toBeGreaterThan(0.9 * 2 * Math.PI * 4.5 * 2.5);
  expect(ink).toBeLessThan(1.1 * 2 * Math.PI * 4.5 * 2.5);
});
