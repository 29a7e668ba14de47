// The example as the network reads it, and what ink would do to it at every pixel.
import { openBook } from '#src/facts/book.ts';
import { mindImage } from '#src/formulas/mind-image.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { weigh } from './weigh.ts';

export async function built() {
  const { network, test } = await openBook();
  const pixels = Uint8Array.from(pixelsOf(test, mindImage));
  const { before, after, wanted, pulls } = weigh(network, [pixels, pixels, 'pen', undefined]);
  // What a picture can show of them, and no more: the page grows by every digit.
  const shown = pulls.map((pull) => Number(pull.toPrecision(3)));
  return { pixels, first: { before, after, wanted, pulls: shown } };
}
