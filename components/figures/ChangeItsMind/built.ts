// The example as the network reads it, and what ink would do to it at every pixel.
import { openBook } from '#src/facts/book.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import { weigh } from './weigh.ts';

export async function built() {
  const { network, test } = await openBook();
  const { pixels } = exampleIn(test, 'mind');
  const weighed = weigh(network, [pixels, pixels, 'pen', undefined]);
  // What a picture can show of them, and no more: the page grows by every digit.
  const pulls = weighed.pulls.map((pull) => Number(pull.toPrecision(3)));
  return { pixels, first: { ...weighed, pulls } };
}
