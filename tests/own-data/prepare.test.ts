// From a picture to 784 numbers: paper is found by the edge, writing is cut out and centred, photos keep their middle.
import { expect, test } from 'vitest';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { readSource } from '#src/mnist/source.ts';
import { hasLightPaper, prepare } from '#src/own-data/prepare.ts';
import { type Grey, scale } from '#src/own-data/scale.ts';

const test0 = Uint8Array.from(pixelsOf(readSource('test'), 0));
const grey = (
  width: number,
  height: number,
  at: (column: number, row: number) => number,
): Grey => ({
  width,
  height,
  values: Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width))),
});
const ink = (pixels: Uint8Array) =>
  [...pixels.entries()].filter(([, value]) => value > 60).map(([at]) => at);

test('a digit of MNIST saved as a picture comes back byte for byte, light on dark or dark on light', () => {
  const asIs: Grey = { width: 28, height: 28, values: test0 };
  const inverted: Grey = { ...asIs, values: test0.map((value) => 255 - value) };
  expect([hasLightPaper(asIs), hasLightPaper(inverted)]).toEqual([false, true]);
  expect(prepare('a', asIs, 'writing')).toEqual(test0);
  expect(prepare('a', inverted, 'writing')).toEqual(test0);
});

test('a bar of any size anywhere on grey paper is 20 pixels long in the middle of 28', () => {
  for (const [side, left, top, long] of [
    [200, 10, 20, 90],
    [500, 300, 40, 400],
  ]) {
    const bar = grey(side!, side!, (x, y) =>
      x >= left! && x < left! + long! / 5 && y >= top! && y < top! + long!
        ? 30
        : 190 + ((x + y) % 7),
    );
    const places = ink(prepare('a', bar, 'writing'));
    const rows = places.map((at) => Math.floor(at / 28));
    const columns = places.map((at) => at % 28);
    expect([Math.min(...rows), Math.max(...rows)]).toEqual([4, 23]);
    expect(Math.max(...columns) - Math.min(...columns) + 1).toBe(4);
    expect(Math.abs((Math.min(...columns) + Math.max(...columns)) / 2 - 14)).toBeLessThanOrEqual(1);
  }
});

test('a blank page is told, and as a photo it is taken', () => {
  const blank = grey(50, 40, (x) => 200 + (x % 3));
  expect(() => prepare('blank.png', blank, 'writing')).toThrow(
    'blank.png: nothing is written on it that stands out from the paper.',
  );
  expect(prepare('blank.png', blank, 'photo')).toHaveLength(784);
});

test('a photo keeps the square in its middle, and dark is ink', () => {
  const wide = grey(112, 56, (x) => (x >= 28 && x < 84 ? (x < 56 ? 0 : 255) : 99));
  const pixels = prepare('a', wide, 'photo');
  expect([...pixels.subarray(0, 14)]).toEqual(Array.from({ length: 14 }, () => 255));
  expect([...pixels.subarray(14, 28)]).toEqual(Array.from({ length: 14 }, () => 0));
});

test('scaling keeps the mean, for any sizes', () => {
  const mean = (values: ArrayLike<number>) =>
    Array.from(values).reduce((a, b) => a + b, 0) / values.length;
  for (const [from, to] of [
    [5, 28],
    [64, 28],
    [28, 28],
    [33, 7],
  ] as const) {
    const picture = grey(from, from + 2, (x, y) => (x * 37 + y * 11) % 256);
    expect(mean(scale(picture, to, to))).toBeCloseTo(mean(picture.values), 3);
  }
});
