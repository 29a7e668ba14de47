// The book's digit with nothing hidden, as the transformer reads it.
import { openLayers } from '#src/facts/shipped-layers.ts';
import { openBook } from '#src/facts/book.ts';
import { readPatches } from '#src/formulas/patch-attention.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';

export async function built() {
  const { test } = await openBook();
  const pixels = pixelsOf(test, 0).slice();
  const { probabilities, prediction } = readPatches(await openLayers('transformer'), pixels);
  const exact = (value: number) => Number(value.toPrecision(9));
  return { pixels, first: { probabilities: Array.from(probabilities, exact), prediction } };
}
