// Warped images: what arithmetic says of a dot that was moved, turned, stretched, slanted or bent.
import { expect, test } from 'vitest';
import { imagePixels, imageSide, type ImageSet } from '#src/mnist/image-set.ts';
import { readSource } from '#src/mnist/source.ts';
import { type Warp, warpedCopies } from '#src/training/warp.ts';
import { sliceImages } from '#src/training/images.ts';

const still: Warp = { move: 0, turn: 0, size: 0, slant: 0 };
const source = sliceImages(readSource('train'), 0, 20);
const digits = {
  ...source,
  pixels: new Uint8Array(source.pixels),
  labels: new Uint8Array(source.labels),
};

/** A dot of 2 × 2 pixels whose middle is so far right of and below the picture's. */
function dotAt(right: number, down: number): ImageSet {
  const pixels = new Uint8Array(imagePixels);
  for (const [x, y] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ])
    pixels[(13 + down + y!) * imageSide + 13 + right + x!] = 200;
  return { name: 'dot', count: 1, pixels, labels: Uint8Array.of(3) };
}

/** Where the ink of each copy has its middle, right of and below the picture's. */
function middles({ pixels, count }: ImageSet): { right: number; down: number }[] {
  return Array.from({ length: count }, (_, image) => {
    let [ink, right, down] = [0, 0, 0];
    for (let pixel = 0; pixel < imagePixels; pixel++) {
      const own = pixels[image * imagePixels + pixel];
      ink += own;
      right += own * ((pixel % imageSide) - 13.5);
      down += own * (Math.floor(pixel / imageSide) - 13.5);
    }
    return { right: right / ink, down: down / ink };
  });
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: number[]) =>
  Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
const many = 2000;

test('two copies by a warp of 0 are the images twice over, with their labels', () => {
  const { pixels, labels, count } = warpedCopies(digits, still, 2, 1);
  expect(count).toBe(40);
  for (const copy of [0, 1]) {
    expect(pixels.subarray(copy * 20 * imagePixels, (copy + 1) * 20 * imagePixels)).toEqual(
      digits.pixels,
    );
    expect(labels.subarray(copy * 20, (copy + 1) * 20)).toEqual(digits.labels);
  }
});

test('the same seed gives the same bytes, another seed others, and every copy differs', () => {
  const warp = { move: 1, turn: 8, size: 0.08, slant: 0.1, bend: 0.7 };
  const first = warpedCopies(digits, warp, 2, 1);
  expect(warpedCopies(digits, warp, 2, 1)).toEqual(first);
  expect(warpedCopies(digits, warp, 2, 2).pixels).not.toEqual(first.pixels);
  const half = first.pixels.length / 2;
  expect(first.pixels.subarray(half)).not.toEqual(first.pixels.subarray(0, half));
});

test('moved by up to 2, a dot goes at most 2 pixels each way, evenly: on average 0, with a deviation of 2 ÷ √3', () => {
  const places = middles(warpedCopies(dotAt(0, 0), { ...still, move: 2 }, many, 1));
  for (const way of ['right', 'down'] as const) {
    const found = places.map((place) => place[way]);
    expect(Math.max(...found.map(Math.abs))).toBeLessThanOrEqual(2.02);
    expect(Math.abs(mean(found))).toBeLessThan(0.1);
    expect(deviation(found)).toBeCloseTo(2 / Math.sqrt(3), 1);
  }
});

test('turned by up to 20°, a dot 9 pixels below the middle stays 9 away, and goes at most 9 · sin 20° aside', () => {
  const places = middles(warpedCopies(dotAt(0, 9), { ...still, turn: 20 }, many, 1));
  for (const { right, down } of places) {
    expect(Math.hypot(right, down)).toBeCloseTo(9, 1);
    expect(Math.abs(right)).toBeLessThan(9 * Math.sin(Math.PI / 9) + 0.05);
  }
  expect(deviation(places.map(({ right }) => right))).toBeCloseTo(
    (9 * Math.PI) / 9 / Math.sqrt(3),
    0,
  );
});

test('stretched by up to 0.1, a dot 9 pixels aside comes to rest between 9 ÷ 1.1 and 9 ÷ 0.9, within 0.1', () => {
  for (const { right, down } of middles(
    warpedCopies(dotAt(9, 0), { ...still, size: 0.1 }, many, 1),
  )) {
    expect(right).toBeGreaterThan(9 / 1.1 - 0.1);
    expect(right).toBeLessThan(9 / 0.9 + 0.1);
    expect(Math.abs(down)).toBeLessThan(0.05);
  }
});

test('slanted by up to 0.2, a dot 9 pixels below goes at most 1.8 aside and not down; one beside the middle stays', () => {
  const below = middles(warpedCopies(dotAt(0, 9), { ...still, slant: 0.2 }, many, 1));
  expect(Math.max(...below.map(({ right }) => Math.abs(right)))).toBeCloseTo(1.8, 1);
  for (const { down } of below) expect(down).toBeCloseTo(9, 1);
  for (const { right, down } of middles(
    warpedCopies(dotAt(9, 0), { ...still, slant: 0.2 }, 50, 1),
  )) {
    expect(right).toBeCloseTo(9, 1);
    expect(down).toBeCloseTo(0, 1);
  }
});

test('bent by 1, the middle goes aside with a deviation of ½: four corners of a mesh, each with a share of ¼', () => {
  const places = middles(warpedCopies(dotAt(0, 0), { ...still, bend: 1 }, many, 1));
  expect(deviation(places.map(({ right }) => right))).toBeCloseTo(0.5, 1);
  expect(deviation(places.map(({ down }) => down))).toBeCloseTo(0.5, 1);
});

test('paper stays paper, whatever comes in from outside', () => {
  const blank = { ...digits, pixels: new Uint8Array(digits.pixels.length) };
  const warped = warpedCopies(blank, { move: 20, turn: 90, size: 0.5, slant: 1, bend: 9 }, 3, 1);
  expect(warped.pixels.every((ink) => ink === 0)).toBe(true);
});
