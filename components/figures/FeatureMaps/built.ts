// The book's digit as the convolutional network reads it, before the reader has moved anything.
import { openLayers } from '#src/facts/shipped-layers.ts';
import { openBook } from '#src/facts/book.ts';
import { firstFilters, readMaps } from '#src/formulas/feature-maps.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';

export async function built() {
  const { test } = await openBook();
  const network = await openLayers('cnn');
  const pixels = pixelsOf(test, 0).slice();
  const { maps, prediction, probability } = readMaps(network, pixels);
  return { pixels, maps, filters: firstFilters(network), first: { prediction, probability } };
}
