// What a neuron finds: the digits of the images with the largest sums, and those of them that it should not.
import { pixelText } from '#components/pictures/TestImages/pixel-text.ts';
import { sumsOf, topOf } from '#src/formulas/painted-neuron.ts';
import { type ImageSet, pixelsOf } from '#src/mnist/image-set.ts';

export interface Found {
  /** Of each digit, how many images on top show it (10). */
  counts: number[];
  size: number;
  /** The first of them that show another digit; none where the images have not come. */
  pictures: { image: number; label: number; pixels: string }[];
}

/** So many pictures of wrong images. */
export const favourites = 5;

export function foundBy(weights: ArrayLike<number>, test: ImageSet): Found {
  const { counts, size, others } = topOf(sumsOf(weights, test), test.labels);
  const pictures = others.slice(0, favourites).map((image) => ({
    image,
    label: test.labels[image]!,
    pixels: pixelText(pixelsOf(test, image)),
  }));
  return { counts, size, pictures };
}
