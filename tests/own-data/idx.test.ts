// Pairs of IDX files: the published test set comes in whole, and broken or hostile files are told with the byte.
import { describe, expect, test } from 'vitest';
import { readSource } from '#src/mnist/source.ts';
import { joinPair, openIdx, pairUp } from '#src/own-data/read-idx.ts';
import { idx } from './files.ts';

const why = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return 'read';
};

test('the first 1,000 test images and their labels come back byte for byte', () => {
  const { labels, ...set } = readSource('test');
  const pixels = Uint8Array.from(set.pixels.subarray(0, 784_000));
  const images = openIdx('t10k-images-idx3-ubyte', idx([1000, 28, 28], pixels));
  const names = openIdx('t10k-labels-idx1-ubyte', idx([1000], labels.subarray(0, 1000)));
  const { found } = joinPair(images, names);
  expect(found).toHaveLength(1000);
  found.forEach(({ className, example }, k) => {
    expect(className).toBe(String(labels[k]));
    if (k % 100 === 0) expect(example.pixels).toEqual(pixels.subarray(k * 784, (k + 1) * 784));
  });
});

test('pairs go by name where there are several, and what has no partner waits', () => {
  const images = (name: string) => openIdx(name, idx([1, 28, 28], new Uint8Array(784)));
  const labels = (name: string) => openIdx(name, idx([1], [3]));
  const [a, b] = [images('train-images-idx3-ubyte.gz'), images('t10k-images-idx3-ubyte')];
  const [c, d] = [labels('t10k-labels.idx1-ubyte'), labels('train-labels-idx1-ubyte')];
  expect(pairUp([a, b, c, d])).toEqual({
    pairs: [
      [a, d],
      [b, c],
    ],
    alone: [],
  });
  expect(pairUp([a, b, c])).toEqual({ pairs: [[b, c]], alone: [a] });
  const [e, f] = [images('pictures'), labels('answers')];
  expect(pairUp([e, f])).toEqual({ pairs: [[e, f]], alone: [] });
});

describe('wrong files are told', () => {
  test.each([
    [
      'floats',
      Buffer.from([0, 0, 0x0d, 1, 0, 0, 0, 1, 0, 0, 0, 0]),
      /^x\.idx, byte 0: an IDX file of unsigned bytes should begin with 00 00 08, found 00 00 0d 01\.$/,
    ],
    [
      'cut off',
      idx([10, 28, 28], new Uint8Array(100)),
      /^x\.idx, byte 4: 10 × 28 × 28 should be 7840 values, found 100\. It may be cut off: fetch it again\.$/,
    ],
    [
      'a cut-off head',
      Buffer.from([0, 0, 8, 3, 0, 0]),
      /byte 4: the header should hold 16 bytes, found 6/,
    ],
    [
      'hostile: 255 dimensions of 4,294,967,295',
      Buffer.from([0, 0, 8, 255, ...new Uint8Array(1020).fill(255)]),
      /byte 4: .* found 0/s,
    ],
    ['hostile: 4,294,967,295 images', idx([4_294_967_295, 28, 28], []), /byte 4: .*found 0/],
    [
      'two dimensions',
      idx([2, 2], [1, 2, 3, 4]),
      /^x\.idx, byte 3: labels have 1 dimension and grey images have 3, and this file has 2\.$/,
    ],
    ['no image', idx([0, 28, 28], []), /byte 4: the file says that it holds nothing\.$/],
    [
      'not square',
      idx([1, 4, 5], new Uint8Array(20)),
      /byte 8: images should be squares .* these are 4 × 5\.$/,
    ],
    [
      'too many',
      idx([70_001], new Uint8Array(70_001)),
      /byte 4: there may be 70,000 images, and here are 70,001\. Bring a part of them\.$/,
    ],
  ])('%s', (_, bytes, words) => expect(why(() => openIdx('x.idx', bytes))).toMatch(words));

  test('labels that are fewer than the images, and labels of 21 classes', () => {
    const images = openIdx('i', idx([21, 4, 4], new Uint8Array(21 * 16)));
    const few = openIdx('l', idx([20], new Uint8Array(20)));
    expect(why(() => joinPair(images, few))).toBe(
      'l, byte 4: there should be as many labels as i has images, 21, and there are 20.',
    );
    const many = openIdx(
      'l',
      idx(
        [21],
        Array.from({ length: 21 }, (_, k) => k),
      ),
    );
    expect(why(() => joinPair(images, many))).toMatch(
      /^l: there may be 20 classes, and these labels have 21\./,
    );
  });
});
