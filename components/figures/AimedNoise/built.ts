// The example under both kinds of noise, as the page is built with it.
import { openBook } from '#src/facts/book.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import { withNoise } from './with-noise.ts';

export const firstSteps = 25;

export async function built() {
  const { network, test } = await openBook();
  const { pixels } = exampleIn(test, 'mind');
  return { pixels, first: withNoise(network, [pixels, firstSteps]) };
}
