// Our example in patches, and the attention of its inkiest one.
import { openLayers } from '#src/facts/shipped-layers.ts';
import { openBook } from '#src/facts/book.ts';
import { inkOfPatches, readPatches } from '#src/formulas/patch-attention.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import { sharesAt } from './shares.ts';

export async function built() {
  const { test } = await openBook();
  const { pixels } = exampleIn(test);
  const { attention, prediction } = readPatches(openLayers('transformer'), pixels);
  const ink = inkOfPatches(pixels);
  const firstPatch = ink.indexOf(Math.max(...ink));
  const shares = sharesAt(attention, { block: 0, head: 'mean', patch: firstPatch });
  const exact = (value: number) => Number(value.toPrecision(9));
  return { pixels, firstPatch, first: { shares: shares.map(exact), prediction } };
}
