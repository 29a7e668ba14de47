// Rules by hand: two numbers that a person might think of, and thresholds that the training images choose.
//
// ink = the sum of all 784 bytes      centre = the sum of the 16 bytes in the middle, rows and columns 12 to 15
import { type ImageSet, imageSide, pixelsOf } from '../mnist/image-set.ts';

const [from, end] = [imageSide / 2 - 2, imageSide / 2 + 2];

export interface Features {
  ink: number;
  centre: number;
}

export function featuresOf(pixels: Uint8Array): Features {
  let centre = 0;
  for (let row = from; row < end; row++) {
    for (let column = from; column < end; column++) centre += pixels[row * imageSide + column];
  }
  return { ink: pixels.reduce((sum, pixel) => sum + pixel, 0), centre };
}

/** The features of the images that carry one of `digits`, with their labels. */
export function featuresOfDigits(
  images: ImageSet,
  digits: readonly number[],
): (Features & { label: number })[] {
  return Array.from(images.labels).flatMap((label, image) =>
    digits.includes(label) ? [{ ...featuresOf(pixelsOf(images, image)), label }] : [],
  );
}

/** Says 1 when the feature is at least `threshold` (or, for `below`, at most), else 0. */
export interface Rule {
  feature: keyof Features;
  side: 'above' | 'below';
  threshold: number;
}

export const saysOne = (rule: Rule, features: Features): boolean =>
  rule.side === 'above'
    ? features[rule.feature] >= rule.threshold
    : features[rule.feature] <= rule.threshold;

export type Example = Features & { label: number };

export const countRight = (says: (features: Features) => boolean, examples: readonly Example[]) =>
  examples.filter((example) => Number(says(example)) === example.label).length;

/** The threshold with the most right answers on `examples` (labels 0 and 1); of equally good ones the smallest. */
export function bestRule(
  feature: keyof Features,
  side: Rule['side'],
  examples: readonly Example[],
): Rule {
  const sorted = examples.toSorted((a, b) => a[feature] - b[feature]);
  const ones = examples.filter(({ label }) => label === 1).length;
  // Below the smallest value, "above" calls all of them 1.
  let right = side === 'above' ? ones : examples.length - ones;
  let [best, threshold] = [right, side === 'above' ? sorted[0][feature] : sorted[0][feature] - 1];
  sorted.forEach(({ label, [feature]: value }, place) => {
    right += (label === 1) === (side === 'below') ? 1 : -1;
    const next = sorted[place + 1]?.[feature];
    if (value === next || right <= best) return;
    [best, threshold] = [right, side === 'below' ? value : (next ?? value + 1)];
  });
  return { feature, side, threshold };
}
