// Something to begin with: 150 threes and 150 eights, the first of MNIST's test images.

import { type ImageSet, pixelsOf } from '../mnist/image-set.ts';
import type { Labelled } from './example.ts';

export const exampleDigits = [3, 8] as const;
export const exampleCount = 150;
export const exampleSource = 'MNIST, test images';
/** Of the recorded run. */
export const exampleWishes = { hidden: 128, seed: 1 } as const;

export function exampleImages(test: ImageSet): Labelled[] {
  return exampleDigits.flatMap((digit) => {
    const places = Array.from(test.labels.keys()).filter((place) => test.labels[place] === digit);
    return places.slice(0, exampleCount).map((place) => ({
      className: String(digit),
      example: { pixels: pixelsOf(test, place), source: exampleSource },
    }));
  });
}
