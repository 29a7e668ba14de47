// Disturbed pictures: what arithmetic says of a shift, a quarter turn and noise.
import { expect, test } from 'vitest';
import { amounts, disturb } from '#src/formulas/disturbed.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { readSource } from '#src/mnist/source.ts';

const test0 = new Uint8Array(pixelsOf(readSource('test'), 0));
const places = Array.from({ length: 784 }, (_, pixel) => [Math.floor(pixel / 28), pixel % 28]);

test('an amount of 0 changes no pixel, whatever the disturbance', () => {
  for (const kind of ['shift', 'turn', 'noise'] as const) {
    expect(amounts[kind][0]).toBe(0);
    expect(disturb(test0, kind, 0)).toEqual(test0);
  }
});

test('shifted by 3, each pixel is what stood 3 columns to its left, and 3 columns are paper', () => {
  const shifted = disturb(test0, 'shift', 3);
  for (const [row, column] of places) {
    const before = column < 3 ? 0 : test0[row * 28 + column - 3];
    expect(shifted[row * 28 + column]).toBe(before);
  }
});

test('turned by 90°, row r and column c are what stood in row 27 − c and column r; by 180° the list is reversed', () => {
  const turned = disturb(test0, 'turn', 90);
  for (const [row, column] of places) {
    expect(turned[row * 28 + column]).toBe(test0[(27 - column) * 28 + row]);
  }
  expect(disturb(test0, 'turn', 180)).toEqual(test0.toReversed());
});

test('turned by 10°, a point above the middle goes to the right', () => {
  const point = new Uint8Array(784);
  point[3 * 28 + 13] = point[3 * 28 + 14] = 255;
  const turned = disturb(point, 'turn', 10);
  const weight = turned.reduce((sum, ink) => sum + ink, 0);
  const column = turned.reduce((sum, ink, k) => sum + ink * (k % 28), 0) / weight;
  // 10.5 above the middle: 10.5 · sin 10° = 1.82 to the right of 13.5
  expect(column).toBeGreaterThan(13.5 + 1.6);
  expect(column).toBeLessThan(13.5 + 2.1);
});

test('noise of 0.2 on grey has a standard deviation of 51 of 255, is cut off at 0 and 255, and differs from image to image', () => {
  const grey = new Uint8Array(784 * 100).fill(128);
  const noisy = disturb(grey, 'noise', 0.2);
  const mean = noisy.reduce((sum, ink) => sum + ink, 0) / noisy.length;
  const squares = noisy.reduce((sum, ink) => sum + (ink - mean) ** 2, 0) / noisy.length;
  // 78,400 draws; what lies beyond 2.5 deviations is cut off, and takes less than 3 % of them.
  expect(mean).toBeGreaterThan(127);
  expect(mean).toBeLessThan(129);
  expect(Math.sqrt(squares)).toBeGreaterThan(0.96 * 51);
  expect(Math.sqrt(squares)).toBeLessThan(1.01 * 51);
  expect(noisy.subarray(0, 784)).not.toEqual(noisy.subarray(784, 2 * 784));
  expect(disturb(grey, 'noise', 0.2)).toEqual(noisy);
  const blank = disturb(new Uint8Array(78_400), 'noise', 0.2);
  // Half of all draws are below 0.
  expect(blank.filter((ink) => ink === 0).length / 78_400).toBeCloseTo(0.5, 1);
});
