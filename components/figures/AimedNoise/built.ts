// The example under both kinds of noise, as the page is built with it.
import { openBook } from '#src/facts/book.ts';
import { mindImage } from '#src/formulas/mind-image.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { withNoise } from './with-noise.ts';

export const firstSteps = 25;

export async function built() {
  const { network, test } = await openBook();
  const pixels = Uint8Array.from(pixelsOf(test, mindImage));
  return { pixels, first: withNoise(network, [pixels, firstSteps]) };
}
