// How often the vote of the stored images is right, in each of the four spaces.
import { exampleImages } from '../mnist/example-images.ts';
import type { ImageSet } from '../mnist/image-set.ts';
import type { DenseLayer } from '../nn/index.ts';
import { countRight, voteOf } from '../retrieval/majority-vote.ts';
import { findNearest, type Nearest } from '../retrieval/neighbours.ts';
import type { StoredVectors } from '../records/experiments/embeddings.ts';
import { storedNeighbours, type Space, spaces } from '../retrieval/stored-vectors.ts';
import { hiddenVectors, pixelVectors, type Vectors } from '../retrieval/vectors.ts';
import type { ExperimentContext } from './experiment-context.ts';

/** Test images kept of each kind on which two spaces differ. */
const differingKept = 12;

export function measureStoredVectors(
  context: ExperimentContext,
  first: ImageSet,
  start: DenseLayer,
  alongPca: (images: ImageSet) => Vectors,
): StoredVectors {
  const { test, network } = context;
  const layer = network.layers[0];
  const make: Record<Space, (images: ImageSet) => Vectors> = {
    pixels: pixelVectors,
    'random-hidden': (images) => hiddenVectors(context.machine(), start, images),
    pca: alongPca,
    hidden: (images) => hiddenVectors(context.machine(), layer, images),
  };
  const found = bySpace((space): Nearest => {
    context.say(`the first stored images, ${space}`);
    const [stored, asked] = [make[space](first), make[space](test)];
    return findNearest(context.machine(), stored, asked, storedNeighbours, ['euclidean']).euclidean;
  });
  const isRight = (space: Space, query: number) =>
    voteOf(found[space], first.labels, query, storedNeighbours, 'nearest') === test.labels[query];
  const only = (right: Space, wrong: Space) => {
    const images = Array.from({ length: test.count }, (_, query) => query).filter(
      (query) => isRight(right, query) && !isRight(wrong, query),
    );
    return { count: images.length, images: images.slice(0, differingKept) };
  };
  return {
    stored: first.count,
    k: storedNeighbours,
    correct: bySpace((space) =>
      countRight(found[space], first.labels, test.labels, storedNeighbours, 'nearest'),
    ),
    nearest: bySpace((space) => rowOf(found[space], exampleImages.search)),
    onlyHidden: only('hidden', 'pixels'),
    onlyPixels: only('pixels', 'hidden'),
  };
}

const rowOf = ({ places, k }: Nearest, query: number) => [
  ...places.subarray(query * k, (query + 1) * k),
];

const bySpace = <T>(value: (space: Space) => T) =>
  Object.fromEntries(spaces.map((space) => [space, value(space)])) as Record<Space, T>;
