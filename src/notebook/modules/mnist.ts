// What a cell gets by `import … from 'mnist'`: the digits themselves, the reader's own among them.
import type { ImageSet } from '#src/mnist/index.ts';
import { ask } from './host.ts';

export * from '#src/mnist/index.ts';

interface Pictures {
  pixels: Uint8Array;
  labels: Uint8Array;
}

/** All 10,000 test images; no network of this book was trained on them. */
export const testImages = (): Promise<ImageSet> => imagesOf('test-images', 'test images');

/** All 60,000 training images: about 10 MB on the way, and 47 MB of memory. */
export const trainingImages = (): Promise<ImageSet> =>
  imagesOf('training-images', 'training images');

async function imagesOf(need: 'test-images' | 'training-images', name: string): Promise<ImageSet> {
  const { pixels, labels } = await ask<Pictures>(need);
  return { name, count: labels.length, pixels, labels };
}

export interface ReaderDigit {
  /** (784), 0 = paper and 255 = ink */
  pixels: Uint8Array;
  /** What its writer meant, where that is known. */
  label?: number;
  source: 'drawn' | 'test' | 'book';
}

/** The digit that you drew or chose; until then our example, a test image. */
export const yourDigit = (): Promise<ReaderDigit> => ask<ReaderDigit>('digit');
