// The published MNIST, against the numbers that everybody who counts it finds.
import { describe, expect, test } from 'vitest';
import { joinImageSets, pixelsOf, toInputs } from '#src/mnist/image-set.ts';
import { readIdx } from '#src/mnist/idx.ts';
import { readSource } from '#src/mnist/source.ts';
import {
  alwaysZeroPixels,
  histogram,
  labelCounts,
  meanAndDeviation,
  zeroShare,
} from '#src/mnist/statistics.ts';

const train = readSource('train');
const testSet = readSource('test');
const sum = (values: Iterable<number>) => Array.from(values).reduce((a, b) => a + b, 0);

describe('the published pictures', () => {
  test('are 60,000 for training and 10,000 for testing, 784 pixels each', () => {
    expect([train.count, train.labels.length, train.pixels.length]).toEqual([
      60000, 60000, 47040000,
    ]);
    expect([testSet.count, testSet.labels.length, testSet.pixels.length]).toEqual([
      10000, 10000, 7840000,
    ]);
  });

  test('hold each digit as often as published', () => {
    expect([...labelCounts(train)]).toEqual([
      5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949,
    ]);
    expect([...labelCounts(testSet)]).toEqual([
      980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009,
    ]);
  });

  test('begin with 5 0 4 1 9 2 1 3 1 4 and with 7 2 1 0 4 1 4 9 5 9', () => {
    expect([...train.labels.subarray(0, 10)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
    expect([...testSet.labels.subarray(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
  });

  test('begin with a training picture whose pixels sum to 27,525', () => {
    expect(sum(pixelsOf(train, 0))).toBe(27525);
  });

  test('have their centre of mass round to pixel 14, within half a pixel, in 59,998 of 60,000', () => {
    let inside = 0;
    for (let index = 0; index < train.count; index++) {
      let [mass, x, y] = [0, 0, 0];
      pixelsOf(train, index).forEach((value, i) => {
        mass += value;
        x += value * (i % 28);
        y += value * Math.floor(i / 28);
      });
      if (Math.abs(x / mass - 14) <= 0.5 && Math.abs(y / mass - 14) <= 0.5) inside++;
    }
    expect(inside).toBe(59_998);
  });
});

describe('the statistics', () => {
  test('mean 0.1306604762738429 within 1e-12 and deviation 0.30811 within 1e-5', () => {
    const { mean, deviation } = meanAndDeviation(train);
    expect(Math.abs(mean - 0.1306604762738429)).toBeLessThan(1e-12);
    expect(Math.abs(deviation - 0.30811)).toBeLessThan(1e-5);
  });

  test('80.88 % of the training pixels are 0', () => {
    expect((100 * zeroShare(train)).toFixed(2)).toBe('80.88');
  });

  test('67 pixels are 0 in all training pictures and 116 in all test pictures', () => {
    expect(sum(alwaysZeroPixels(train))).toBe(67);
    expect(sum(alwaysZeroPixels(testSet))).toBe(116);
  });

  test('a histogram puts 0, 127, 128 and 255 into the right halves and loses none', () => {
    expect([...histogram(Uint8Array.of(0, 127, 128, 255, 255), 2)]).toEqual([2, 3]);
    expect(sum(histogram(testSet.pixels, 10))).toBe(7_840_000);
    expect(() => histogram(testSet.pixels, 0)).toThrow('from 1 to 256, found 0');
  });
});

describe('an image set', () => {
  test('turns 0, 51 and 255 into the inputs 0, 0.2 and 1', () => {
    expect([...toInputs([0, 51, 255])]).toEqual([0, Math.fround(0.2), 1]);
  });

  test('says which indices it has when asked for another', () => {
    expect(() => pixelsOf(testSet, 10000)).toThrow('from 0 to 9999, found 10000');
    expect(() => pixelsOf(testSet, -1)).toThrow('found -1');
    expect(() => pixelsOf(testSet, 0.5)).toThrow('found 0.5');
  });

  test('joins with another in order', () => {
    const joined = joinImageSets('both', [testSet, train]);
    expect([joined.name, joined.count]).toEqual(['both', 70000]);
    expect(joined.labels[10000]).toBe(5);
    expect(sum(pixelsOf(joined, 10000))).toBe(27525);
  });
});

describe('an IDX file', () => {
  const idx = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6);

  test('of 2 × 3 bytes is read, also from the middle of a larger buffer', () => {
    const shifted = new Uint8Array([9, 9, 9, ...idx]).subarray(3);
    for (const bytes of [idx, shifted]) {
      const { shape, values } = readIdx(bytes);
      expect([shape, [...values]]).toEqual([
        [2, 3],
        [1, 2, 3, 4, 5, 6],
      ]);
    }
  });

  test('that is cut, too long or of another type is refused with what was found', () => {
    expect(() => readIdx(idx.subarray(0, 17))).toThrow('2 × 3 should be 6 values, found 5');
    expect(() => readIdx(new Uint8Array([...idx, 7]))).toThrow('found 7');
    expect(() => readIdx(idx.subarray(0, 9))).toThrow('should hold 12 bytes, found 9');
    expect(() => readIdx(Uint8Array.of(0, 0, 13, 1))).toThrow('found 00 00 0d 01');
    expect(() => readIdx(new Uint8Array())).toThrow('found nothing');
  });
});
