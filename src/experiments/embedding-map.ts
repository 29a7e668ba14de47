// The map: where the first test images stand along two directions of the hidden layer, before training and after it,
// and which of them are nearest to each by all of the layer’s numbers.
import { exampleIn } from '../mnist/example-images.ts';
import type { ImageSet } from '../mnist/image-set.ts';
import type { DenseLayer } from '../nn/index.ts';
import {
  type EmbeddingMapRecord,
  type MapEnd,
  mapImages,
  mapNeighbours,
} from '../records/experiments/embedding-map.ts';
import { findNearest, vectorAt } from '../retrieval/neighbours.ts';
import { hiddenVectors } from '../retrieval/vectors.ts';
import { sliceImages } from '../training/images.ts';
import { initialNetwork, shippedRecipe } from '../training/recipe.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { covarianceOfVectors, principalOf } from './principal.ts';
import { madeBy, rounded } from './record.ts';

export function makeEmbeddingMap(context: ExperimentContext): EmbeddingMapRecord {
  const shown = withExample(context.test);
  const trained = endOf(context, context.network.layers[0], shown);
  const start = endOf(context, initialNetwork(shippedRecipe).layers[0], shown);
  const words =
    'The first 300 test images and our example, in the shipped network’s hidden layer before and after training: along the principal components of all 60,000 training images there, the signs of those before training chosen so that the marks move least; and the nearest of the 300 by all 128 numbers.';
  return {
    made: madeBy('embedding-map', words),
    labels: [...shown.labels],
    untrained: turned(start, trained),
    trained,
  };
}

function withExample(test: ImageSet): ImageSet {
  const first = sliceImages(test, 0, mapImages);
  const { pixels, label } = exampleIn(test);
  return {
    name: 'map',
    count: mapImages + 1,
    pixels: Uint8Array.from([...first.pixels, ...pixels]),
    labels: Uint8Array.from([...first.labels, label]),
  };
}

function endOf(context: ExperimentContext, layer: DenseLayer, shown: ImageSet): MapEnd {
  const vectors = (images: ImageSet) => hiddenVectors(context.machine(), layer, images);
  const found = principalOf(covarianceOfVectors(vectors(context.train)), 2);
  const asked = vectors(shown);
  const stored = vectors(sliceImages(shown, 0, mapImages));
  // One more than wanted, because most of them find themselves first.
  const { places } = findNearest(context.machine(), stored, asked, mapNeighbours + 1, [
    'euclidean',
  ]).euclidean;
  const each = Array.from({ length: shown.count }, (_, image) => image);
  const along = (direction: Float64Array, image: number) => {
    const vector = vectorAt(asked, image);
    return rounded(
      direction.reduce((sum, share, i) => sum + share * vector[i], 0),
      4,
    );
  };
  return {
    directions: found.directions.map((direction) => Array.from(direction, (one) => rounded(one))),
    variances: Array.from(found.variances, (one) => rounded(one, 6)),
    totalVariance: rounded(found.totalVariance, 6),
    places: each.map((image) => [
      along(found.directions[0], image),
      along(found.directions[1], image),
    ]),
    nearest: each.map((image) =>
      [...places.subarray(image * (mapNeighbours + 1), (image + 1) * (mapNeighbours + 1))]
        .filter((place) => place !== image)
        .slice(0, mapNeighbours),
    ),
  };
}

/** A direction has no sign of its own, so each takes the one by which its marks stand nearer to those of `other`. */
function turned(end: MapEnd, other: MapEnd): MapEnd {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const signs = [0, 1].map((k) => {
    const [own, theirs] = [end, other].map(({ places }) => places.map((at) => at[k]));
    const [middle, goal] = [mean(own), mean(theirs)];
    return mean(own.map((at, image) => (at - middle) * (theirs[image] - goal))) < 0 ? -1 : 1;
  });
  return {
    ...end,
    directions: end.directions.map((direction, k) => direction.map((one) => signs[k] * one)),
    places: end.places.map(([x, y]) => [signs[0] * x, signs[1] * y]),
  };
}
