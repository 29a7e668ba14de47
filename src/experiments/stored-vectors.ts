// How often the vote of the stored images is right, in each of the four spaces.
import type { ImageSet } from '../mnist/image-set.ts';
import type { Layer } from '../nn/index.ts';
import { countRight, voteOf } from '../retrieval/majority-vote.ts';
import { findNearest, type Nearest } from '../retrieval/neighbours.ts';
import { type Shelf, shelfNeighbours, type Space, spaces } from '../retrieval/stored-vectors.ts';
import { hiddenVectors, pixelVectors, type Vectors } from '../retrieval/vectors.ts';
import type { Bench } from './experiment-context.ts';

/** Test images kept of each kind on which two spaces differ. */
const differingKept = 12;

export function makeShelf(
  bench: Bench,
  shelf: ImageSet,
  start: Layer,
  alongPca: (images: ImageSet) => Vectors,
): Shelf {
  const { test, network } = bench;
  const layer = network.layers[0];
  const make: Record<Space, (images: ImageSet) => Vectors> = {
    pixels: pixelVectors,
    'random-hidden': (images) => hiddenVectors(bench.machine(), start, images),
    pca: alongPca,
    hidden: (images) => hiddenVectors(bench.machine(), layer, images),
  };
  const found = bySpace((space): Nearest => {
    bench.say(`shelf: ${space}`);
    const [stored, asked] = [make[space](shelf), make[space](test)];
    return findNearest(bench.machine(), stored, asked, shelfNeighbours, ['euclidean']).euclidean;
  });
  const isRight = (space: Space, query: number) =>
    voteOf(found[space], shelf.labels, query, shelfNeighbours, 'nearest') === test.labels[query];
  const only = (right: Space, wrong: Space) => {
    const images = Array.from({ length: test.count }, (_, query) => query).filter(
      (query) => isRight(right, query) && !isRight(wrong, query),
    );
    return { count: images.length, images: images.slice(0, differingKept) };
  };
  return {
    stored: shelf.count,
    k: shelfNeighbours,
    correct: bySpace((space) =>
      countRight(found[space], shelf.labels, test.labels, shelfNeighbours, 'nearest'),
    ),
    nearest: bySpace((space) => [...found[space].places.subarray(0, shelfNeighbours)]),
    onlyHidden: only('hidden', 'pixels'),
    onlyPixels: only('pixels', 'hidden'),
  };
}

const bySpace = <T>(value: (space: Space) => T) =>
  Object.fromEntries(spaces.map((space) => [space, value(space)])) as Record<Space, T>;
