// What a set of pictures is made of: how many of each digit, how much ink, which pixels are never used.
import { classCount, imagePixels, type ImageSet } from './image-set.ts';

/** How many pictures carry each label: (10). */
export function labelCounts(set: ImageSet): Uint32Array {
  const counts = new Uint32Array(classCount);
  for (const label of set.labels) counts[label]++;
  return counts;
}

/** How many pixels have each value from 0 to 255: (256). */
function valueCounts(pixels: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (let i = 0; i < pixels.length; i++) counts[pixels[i]]++;
  return counts;
}

/** Mean and (population) standard deviation of all pixel values, as inputs 0..1. */
export function meanAndDeviation(set: ImageSet): { mean: number; deviation: number } {
  // Sums of whole bytes and of their squares are exact in a double, so no rounding gathers.
  let sum = 0;
  let sumOfSquares = 0;
  valueCounts(set.pixels).forEach((count, value) => {
    sum += count * value;
    sumOfSquares += count * value * value;
  });
  const mean = sum / set.pixels.length;
  const variance = sumOfSquares / set.pixels.length - mean * mean;
  return { mean: mean / 255, deviation: Math.sqrt(variance) / 255 };
}

/** The share of pixel values that are exactly 0: bare paper. */
export function zeroShare(set: ImageSet): number {
  return valueCounts(set.pixels)[0] / set.pixels.length;
}

/** (784): 1 where a pixel is 0 in every picture of the set, 0 where some picture inks it. */
export function alwaysZeroPixels(set: ImageSet): Uint8Array {
  const mask = new Uint8Array(imagePixels).fill(1);
  for (let first = 0; first < set.pixels.length; first += imagePixels) {
    for (let i = 0; i < imagePixels; i++) if (set.pixels[first + i] !== 0) mask[i] = 0;
  }
  return mask;
}

/** How many values 0..255 fall into each of `bins` ranges of equal width: (bins). */
export function histogram(pixels: Uint8Array, bins: number): Uint32Array {
  if (!Number.isInteger(bins) || bins < 1 || bins > 256) {
    throw new RangeError(`histogram: bins should be a whole number from 1 to 256, found ${bins}.`);
  }
  const counts = new Uint32Array(bins);
  valueCounts(pixels).forEach((count, value) => {
    counts[Math.floor((value * bins) / 256)] += count;
  });
  return counts;
}
