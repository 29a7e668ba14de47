// The parts of an image set that a recipe trains on and validates with, as sets of their own.

import type { ImageSet } from '../mnist/image-set.ts';
import type { Recipe } from './recipe.ts';

/** Images to train on, and perhaps more about each than its label. */
export interface TrainingImages extends ImageSet {
  /** (count, classCount): soft targets, which are learned instead of the labels. */
  targets?: Float32Array;
}

export interface SplitImages {
  training: TrainingImages;
  validation: ImageSet;
  /** Only asked about, at the moments of a run: nothing is learned from them, and they choose nothing. */
  test?: ImageSet;
}

/** The images from `first` up to `end`: views, so nothing is copied. */
export function sliceImages(
  { name, pixels, labels }: ImageSet,
  first: number,
  end: number,
): ImageSet {
  const pixelCount = pixels.length / labels.length;
  return {
    name,
    count: end - first,
    pixels: pixels.subarray(first * pixelCount, end * pixelCount),
    labels: labels.subarray(first, end),
  };
}

/** Which of `count` images a recipe trains on, from 0 up to `trainEnd`, and which choose the epoch, from `validationStart` on. Throws RangeError when there are too few. */
export function splitOf(
  { trainCount, validationCount }: Pick<Recipe, 'trainCount' | 'validationCount'>,
  count: number,
): { trainEnd: number; validationStart: number } {
  const most = count - (trainCount ?? 1);
  if (!(validationCount >= 1 && validationCount <= most)) {
    throw new RangeError(
      `train: validationCount should be from 1 to ${most}, found ${validationCount}`,
    );
  }
  const validationStart = count - validationCount;
  return { trainEnd: trainCount ?? validationStart, validationStart };
}

/** A whole set in its two parts. Throws RangeError when it has too few images for both. */
export function splitImages(
  recipe: Pick<Recipe, 'trainCount' | 'validationCount'>,
  images: ImageSet,
): SplitImages {
  const { trainEnd, validationStart } = splitOf(recipe, images.count);
  return {
    training: sliceImages(images, 0, trainEnd),
    validation: sliceImages(images, validationStart, images.count),
  };
}
