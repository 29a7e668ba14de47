// Our example with nothing hidden, as the transformer reads it.
import { openLayers } from '#src/facts/shipped-layers.ts';
import { openBook } from '#src/facts/book.ts';
import { readPatches } from '#src/formulas/patch-attention.ts';
import { exampleIn } from '#src/mnist/example-images.ts';

export async function built() {
  const { test } = await openBook();
  const { pixels } = exampleIn(test);
  const { probabilities, prediction } = readPatches(openLayers('transformer'), pixels);
  const exact = (value: number) => Number(value.toPrecision(9));
  return { pixels, first: { probabilities: Array.from(probabilities, exact), prediction } };
}
