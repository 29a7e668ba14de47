// Images that a page hands to a run, instead of those of the book: checked before anything is made of them.

import type { ImageSet } from '../mnist/image-set.ts';
import type { SplitImages } from './images.ts';

/** Throws RangeError with a sentence unless both parts are what a network of these sizes can take in. */
export function checkGivenImages(
  sizes: readonly number[],
  { training, validation, test }: SplitImages,
): void {
  checkPart('training', training, sizes);
  checkPart('validation', validation, sizes);
  if (test) checkPart('test', test, sizes);
}

function checkPart(
  part: string,
  { count, pixels, labels }: ImageSet,
  sizes: readonly number[],
): void {
  const [pixelCount, classCount] = [sizes[0], sizes.at(-1)!];
  if (!(Number.isInteger(count) && count >= 1)) {
    throw new RangeError(`images: ${part} should hold at least one image, found ${count}.`);
  }
  if (labels.length !== count || pixels.length !== count * pixelCount) {
    throw new RangeError(
      `images: ${part} should hold ${count} labels and ${count * pixelCount} pixels, found ${labels.length} and ${pixels.length}.`,
    );
  }
  const wrong = labels.findIndex((label) => label >= classCount);
  if (wrong >= 0) {
    throw new RangeError(
      `images: labels of ${part} should be from 0 to ${classCount - 1}, found ${labels[wrong]} at image ${wrong}.`,
    );
  }
}

/** The memory that goes along with them, so that a page hands it over and nothing is copied. */
export const buffersOf = ({ training, validation, test }: SplitImages): ArrayBuffer[] => [
  ...new Set(
    [training, validation, ...(test ? [test] : [])].flatMap(({ pixels, labels }) => [
      pixels.buffer as ArrayBuffer,
      labels.buffer as ArrayBuffer,
    ]),
  ),
];
