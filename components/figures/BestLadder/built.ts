// The rungs as the record has them, and our example as the shipped and the best network read it, disturbed and not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBook } from '#src/facts/book.ts';
import { rungs } from '#src/facts/best-ladder.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import { readNetwork } from '#src/nn/index.ts';
import { networks } from '#src/nn/networks.ts';
import { kinds, readBoth } from './kinds.ts';

export async function built() {
  const { test, network } = await openBook();
  const file = readFileSync(join(process.cwd(), 'public', networks.best.file));
  const pair = { book: network, best: readNetwork(new Uint8Array(file)).network };
  const first = exampleIn(test).pixels;
  return {
    first,
    firstAnswers: kinds.map((kind) => readBoth(pair, first, kind)),
    rungs: rungs(),
    bytes: file.length,
  };
}
