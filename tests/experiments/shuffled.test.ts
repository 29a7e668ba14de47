// Moved pixels: one permutation for all changes nothing, a shift of all changes much.
import { describe, expect, test } from 'vitest';
import { measureShift, shiftImages } from '#src/experiments/pixels-shifted.ts';
import { pixelsShiftedRecord, shuffledRecord } from '#src/records/index.ts';
import {
  pixelPermutation,
  shufflePixels,
  shuffleRows,
} from '#src/experiments/pixel-permutation.ts';
import { compareShipped } from '#src/experiments/shuffled.ts';
import { sliceImages } from '#src/training/images.ts';
import { context, percent } from './context.ts';

describe('pixels shuffled', () => {
  const { runs, shipped, permutation, differentAnswers, largestDifference } = shuffledRecord;

  test('every pixel has one place: the recorded permutation is that of its seed', () => {
    expect([...pixelPermutation()]).toEqual(permutation);
    expect(permutation.toSorted((a, b) => a - b)).toEqual([...permutation.keys()]);
  });

  test('after one epoch both networks get the same number of images, 93.5 to 95.3 %', () => {
    const [inPlace, shuffled] = runs;
    expect(shuffled.test.correct).toBe(inPlace.test.correct);
    expect(shuffled.validation.correct).toBe(inPlace.validation.correct);
    expect(differentAnswers).toBe(0);
    expect(largestDifference).toBeLessThan(1e-4);
    expect(percent(inPlace.test)).toBeGreaterThan(93.5);
    expect(percent(inPlace.test)).toBeLessThan(95.3);
  });

  test('the shipped network and its twin, asked again, give all the same answers', () => {
    const found = compareShipped(context);
    expect(found).toEqual(shipped);
    expect(found.correct).toEqual([9805, 9805]);
    expect(found.largestDifference).toBeLessThan(1e-5);
  });

  test('a shuffled image and the moved rows meet pixel by pixel', () => {
    const order = pixelPermutation();
    const [one] = [sliceImages(context.test, 0, 1)];
    const moved = shufflePixels(one, order);
    const twin = shuffleRows(context.network, order);
    order.forEach((from, to) => {
      expect(moved.pixels[to]).toBe(one.pixels[from]);
      expect(twin.layers[0].weights[128 * to]).toBe(context.network.layers[0].weights[128 * from]);
    });
  });
});

describe('pixels shifted', () => {
  const { points } = pixelsShiftedRecord;

  test('three pixels to the right, asked again, are the record’s', () => {
    const found = points.find(({ direction, pixels }) => direction === 'right' && pixels === 3);
    expect(measureShift(context, 'right', 3)).toEqual(found);
  });

  test.each([
    [0, 97.7, 0.5],
    [1, 95.7, 1.5],
    [2, 82.7, 6],
    [3, 56.6, 10],
    [4, 36.7, 10],
    [5, 23.3, 10],
    [6, 14.2, 10],
  ])('%i to the right leave %f per cent, within %f', (pixels, wanted, within) => {
    const point = points.find((one) => one.direction === 'right' && one.pixels === pixels)!;
    expect(Math.abs(percent(point.test) - wanted)).toBeLessThan(within);
  });

  test('a pixel of ink moves as it is told', () => {
    const pixels = new Uint8Array(784);
    pixels[28 * 10 + 10] = 9;
    const set = { name: 'dot', count: 1, pixels, labels: Uint8Array.of(0) };
    const placeOf = (direction: 'right' | 'left' | 'down' | 'up') =>
      shiftImages(set, direction, 2).pixels.indexOf(9);
    expect(placeOf('right')).toBe(28 * 10 + 12);
    expect(placeOf('left')).toBe(28 * 10 + 8);
    expect(placeOf('down')).toBe(28 * 12 + 10);
    expect(placeOf('up')).toBe(28 * 8 + 10);
  });
});
