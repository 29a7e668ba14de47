// The plainest rule that learns: an image is the digit whose average training picture is nearest.
import { classCount, imagePixels, pixelsOf, type ImageSet } from '../mnist/image-set.ts';
import { labelCounts } from '../mnist/statistics.ts';

/** The average picture of each digit: (10, 784), 0..255. */
export function meanPictures(set: ImageSet): Float64Array {
  const means = new Float64Array(classCount * imagePixels);
  const counts = labelCounts(set);
  for (let image = 0; image < set.count; image++) {
    const pixels = pixelsOf(set, image);
    const label = set.labels[image];
    const start = label * imagePixels;
    for (let pixel = 0; pixel < imagePixels; pixel++) {
      means[start + pixel] += pixels[pixel] / counts[label];
    }
  }
  return means;
}

/** Share of `test` whose nearest mean (smallest squared distance) is that of its label. */
export function nearestMeanAccuracy(means: Float64Array, test: ImageSet): number {
  let right = 0;
  for (let image = 0; image < test.count; image++) {
    right += Number(nearest(means, pixelsOf(test, image)) === test.labels[image]);
  }
  return right / test.count;
}

function nearest(means: Float64Array, pixels: Uint8Array): number {
  let [best, smallest] = [-1, Infinity];
  for (let digit = 0; digit < classCount; digit++) {
    let distance = 0;
    for (let pixel = 0; pixel < imagePixels; pixel++) {
      distance += (pixels[pixel] - means[digit * imagePixels + pixel]) ** 2;
    }
    if (distance < smallest) [best, smallest] = [digit, distance];
  }
  return best;
}
