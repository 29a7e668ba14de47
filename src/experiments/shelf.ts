// The shelf: the first 10,000 training images, which fit into one download, as a page searches them for five neighbours.
import type { ImageSet } from '../mnist/image-set.ts';
import type { Layer } from '../nn/index.ts';
import type { Bench } from './bench.ts';
import { findNearest, type Nearest } from './neighbours.ts';
import { hiddenVectors, pixelVectors, type Vectors } from './vectors.ts';
import { countRight, voteOf } from './vote.ts';

export const spaces = ['pixels', 'random-hidden', 'pca', 'hidden'] as const;
/** What an image is turned into before it is searched for; `pca` is 50 directions here. */
export type Space = (typeof spaces)[number];

export const [shelfCount, shelfNeighbours] = [10_000, 5];
/** Test images kept of each kind on which two spaces differ. */
const differingKept = 12;

export interface Shelf {
  stored: number;
  k: number;
  /** Right answers by the vote of `k`; where digits are named equally often, the nearer one. */
  correct: Record<Space, number>;
  /** The places nearest to the first test image, nearest first. */
  nearest: Record<Space, number[]>;
  /** Test images that only one of pixels and hidden layer gets right: how many, and the first of them. */
  onlyHidden: { count: number; images: number[] };
  onlyPixels: { count: number; images: number[] };
}

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
