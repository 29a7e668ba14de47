// The example of the chapter on backpropagation, a 5 that hesitates: what the build knows of it.
import { exampleOf } from '../formulas/backward-digit.ts';
import type { Reading } from '../formulas/reading.ts';
import { openBook } from './book.ts';

export async function example(): Promise<{ first: Reading; label: number }> {
  const { network, test } = await openBook();
  return exampleOf(network, test);
}
