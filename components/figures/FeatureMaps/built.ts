// Our example as the convolutional network reads it, before the reader has moved anything.
import { openLayers } from '#src/facts/shipped-layers.ts';
import { openBook } from '#src/facts/book.ts';
import { firstFilters, readMaps } from '#src/formulas/feature-maps.ts';
import { exampleIn } from '#src/mnist/example-images.ts';

export async function built() {
  const { test } = await openBook();
  const network = openLayers('cnn');
  const { pixels } = exampleIn(test);
  const { maps, prediction, probability } = readMaps(network, pixels);
  return { pixels, maps, filters: firstFilters(network), first: { prediction, probability } };
}
