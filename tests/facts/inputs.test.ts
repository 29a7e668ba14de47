// What the chapter on the input counts, on pictures small enough to count by hand.
import { expect, test } from 'vitest';
import { divisors } from '#src/formulas/encodings.ts';
import { meanPictures, nearestMeanAccuracy } from '#src/experiments/nearest-mean.ts';
import { centreOfMass, countCentredOn, inkedCounts } from '#src/formulas/pixel-counts.ts';
import type { ImageSet } from '#src/mnist/image-set.ts';

/** Pictures with ink in the given places: [place, value] pairs. */
function pictures(labels: number[], ...inks: [place: number, value: number][][]): ImageSet {
  const pixels = new Uint8Array(784 * inks.length);
  inks.forEach((ink, image) =>
    ink.forEach(([place, byte]) => (pixels[image * 784 + place] = byte)),
  );
  return { name: 'by hand', count: inks.length, pixels, labels: Uint8Array.from(labels) };
}

test('the centre of mass of 1 part at x = 0 and 3 parts at x = 4 lies at x = 3', () => {
  expect(centreOfMass([1, 0, 0, 0, 3], 5)).toEqual({ x: 3, y: 0 });
  expect(centreOfMass([0, 2, 0, 2], 2)).toEqual({ x: 1, y: 0.5 });
  expect(centreOfMass([0, 0, 0, 0], 2)).toBeUndefined();
});

test('2 of 3 pictures are centred on 14: half a pixel off counts, bare paper does not', () => {
  const [centre, right] = [14 * 28 + 14, 14 * 28 + 15];
  const set = pictures(
    [0, 0, 0],
    [[centre, 9]],
    [
      [centre, 5],
      [right, 5],
    ],
    [],
  );
  expect(countCentredOn(set, 14)).toBe(2);
  expect(countCentredOn(pictures([0], [[right, 1]]), 14)).toBe(0);
});

test('a pixel counts once a picture, however dark', () => {
  const counts = inkedCounts(
    pictures(
      [0, 0],
      [
        [3, 255],
        [4, 1],
      ],
      [[3, 1]],
    ),
  );
  expect([counts[3], counts[4], counts[5]]).toEqual([2, 1, 0]);
});

test('the mean of ink 10 and 30 is 20, and the nearer mean names the digit', () => {
  const means = meanPictures(pictures([0, 0, 1], [[5, 10]], [[5, 30]], [[5, 200]]));
  expect(means[5]).toBe(20);
  expect(means[784 + 5]).toBe(200);
  // Pictures of no digit have empty means: a test picture with much ink is far from them.
  expect(nearestMeanAccuracy(means, pictures([1, 0], [[5, 190]], [[5, 25]]))).toBe(1);
});

test('the divisors a reader can choose begin with none and hold that of the training', () => {
  expect(divisors[0]).toBe(1);
  expect(divisors).toContain(255);
});
