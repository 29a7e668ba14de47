// Which test images are examples, by their index in the published order: the one list for pages, tests and NumPy's programs.
import { type ImageSet, pixelsOf } from './image-set.ts';
import examples from './example-images.json' with { type: 'json' };

/**
 * `book`: what every page shows until the reader has a digit of her own; a plain 4 to any reader, which the network
 * nearly takes for a 9, so that two bars are there to compare where a sure digit would leave nine of ten empty.
 * `mind`: whose answer she is asked to change; a 4 with an open top that the network is sure of, so that it takes skill.
 * `backward`: the example of the chapter on backpropagation, a 5 that the network could take for a 6.
 * `search`: what is looked up among the stored images at first; a 3 whose neighbours in one space and another differ by some 5s.
 * `easy`: a 7 that no network doubts.
 */
export const exampleImages: Readonly<
  Record<'book' | 'mind' | 'backward' | 'search' | 'easy', number>
> = examples;

/** A copy of its 784 pixels, and what its writer meant. `images`: the 10,000 test images. */
export function exampleIn(
  images: ImageSet,
  name: keyof typeof exampleImages = 'book',
): { pixels: Uint8Array<ArrayBuffer>; label: number } {
  const index = exampleImages[name];
  return { pixels: Uint8Array.from(pixelsOf(images, index)), label: images.labels[index]! };
}
