// The reader's digit on the map: its way through the hidden layer, untrained and trained, where that puts it, and the
// marks nearest to it by all numbers. Fetched when she asks for it.
import type { TestImages } from '#components/pictures/TestImages/useTestImages.ts';
import type { ImageSet } from '#src/mnist/image-set.ts';
import type { DenseLayer } from '#src/nn/index.ts';
import { plainMachine } from '#src/nn/kernels/index.ts';
import { mapImages, mapNeighbours, type MapSpace } from '#src/records/experiments/embedding-map.ts';
import { embeddingMapRecord } from '#src/records/read-embedding-map.ts';
import { findNearest } from '#src/retrieval/neighbours.ts';
import { oneVector } from '#src/retrieval/stored-spaces.ts';
import { hiddenVectors, type Vectors } from '#src/retrieval/vectors.ts';
import type { Digit } from '#src/session/digit.ts';
import { sliceImages } from '#src/training/images.ts';
import { initialNetwork, shippedRecipe } from '#src/training/recipe.ts';

export interface Placed {
  at: Record<MapSpace, [number, number]>;
  nearest: Record<MapSpace, number[]>;
}

/** A digit that is one of the marks is no neighbour of its own. */
export function placeDigit(
  { test, network }: Pick<TestImages, 'test' | 'network'>,
  { pixels, index }: Pick<Digit, 'pixels' | 'index'>,
): Placed {
  const start = initialNetwork(shippedRecipe).layers[0];
  const ends = {
    untrained: placeIn('untrained', start, test, pixels, index),
    trained: placeIn('trained', network.layers[0], test, pixels, index),
  };
  return {
    at: { untrained: ends.untrained.at, trained: ends.trained.at },
    nearest: { untrained: ends.untrained.nearest, trained: ends.trained.nearest },
  };
}

function placeIn(
  space: MapSpace,
  layer: DenseLayer,
  test: ImageSet,
  pixels: Uint8Array,
  index: number | undefined,
) {
  const through = (images: ImageSet) => hiddenVectors(plainMachine(), layer, images);
  const marks = through(sliceImages(test, 0, mapImages));
  const own = oneVector(through, pixels);
  const asked: Vectors = { values: own, count: 1, size: own.length };
  const { places } = findNearest(plainMachine(), marks, asked, mapNeighbours + 1, [
    'euclidean',
  ]).euclidean;
  const [x, y] = embeddingMapRecord[space].directions.map((direction) =>
    direction.reduce((sum, share, i) => sum + share * own[i], 0),
  );
  return {
    at: [x, y] as [number, number],
    nearest: [...places].filter((place) => place !== index).slice(0, mapNeighbours),
  };
}
