// The book's example as the published files have it, by the index that pages, tests and NumPy share.
import examples from '../../src/mnist/example-images.json' with { type: 'json' };
import { publishedImages, publishedLabels } from './published.ts';

/** Its index among the 10,000 test images. */
export const exampleIndex = examples.book;

/** 784 bytes of the published test image `index`. */
export const publishedImage = (index: number): Buffer =>
  publishedImages('test').subarray(784 * index, 784 * (index + 1));

export const exampleBytes = publishedImage(exampleIndex);
export const exampleLabel = publishedLabels('test')[exampleIndex]!;
/** The example of the search for neighbours. */
export const searchedIndex = examples.search;
