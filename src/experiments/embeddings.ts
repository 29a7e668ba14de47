// Embeddings: the same search for neighbours, in pixels, in principal components, and in hidden layers before and after training.
import type { ImageSet } from '../mnist/image-set.ts';
import { sliceImages } from '../training/images.ts';
import { initialNetwork, shippedRecipe } from '../training/recipe.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { directionsFile, packDirections } from '../retrieval/directions-file.ts';
import { makeInvertedFile, measureProbes } from '../retrieval/inverted-file.ts';
import {
  findNearest,
  type Measure,
  type Nearest,
  sharedNeighbours,
} from '../retrieval/neighbours.ts';
import { neighboursKept, pixelNeighbours } from './pixel-neighbours.ts';
import { covarianceOf, type Principal, principalOf } from './principal.ts';
import { madeBy, rounded } from './record.ts';
import { storedCount } from '../retrieval/stored-vectors.ts';
import { measureStoredVectors } from './stored-vectors.ts';
import { hiddenVectors, throughLayer, type Vectors } from '../retrieval/vectors.ts';
import { countRight, voteOf } from '../retrieval/majority-vote.ts';
import type {
  EmbeddingName,
  EmbeddingPoint,
  EmbeddingsRecord,
} from '../records/experiments/embeddings.ts';

const pcaSizes = [2, 16, 50];
const shownQueries = 20;
export const invertedFileSettings = { listCount: 256, rounds: 10, seed: 1 };
const probes = [1, 2, 4, 8, 16, 32, 64, 256];

/** The images along the first `size` directions: (count, size); the mean is left in, for distances do not see it. */
export function alongDirections(
  context: ExperimentContext,
  { directions }: Principal,
  size: number,
  images: ImageSet,
): Vectors {
  const inputSize = directions[0].length;
  const weights = Float32Array.from({ length: inputSize * size }, (_, k) => {
    return directions[k % size][Math.floor(k / size)];
  });
  const layer = { weights, biases: new Float32Array(size), inputSize, outputSize: size };
  return throughLayer(context.machine(), layer, images);
}

export function makeEmbeddings(context: ExperimentContext): EmbeddingsRecord {
  const { train, test, network } = context;
  const points: EmbeddingPoint[] = [];
  function note(name: EmbeddingName, numbers: number, found: Partial<Record<Measure, Nearest>>) {
    for (const [measure, nearest] of Object.entries(found) as [Measure, Nearest][]) {
      const [correct1, correct3] = [1, 3].map((k) =>
        countRight(nearest, train.labels, test.labels, k, 'smallest'),
      );
      const kept = rounded(sharedNeighbours(nearest, pixels.euclidean), 6);
      points.push({ name, numbers, measure, correct1, correct3, kept });
      context.say(`${name} (${numbers} numbers, ${measure}): ${correct3} right by 3 neighbours`);
    }
  }
  const search = (make: (images: ImageSet) => Vectors, measures: readonly Measure[]) =>
    findNearest(context.machine(), make(train), make(test), neighboursKept, measures);

  const pixels = pixelNeighbours(context);
  note('pixels', 784, pixels);
  const principal = principalOf(covarianceOf(train), Math.max(...pcaSizes));
  let alongMost: Nearest | undefined;
  for (const size of pcaSizes) {
    const found = search(
      (images) => alongDirections(context, principal, size, images),
      ['euclidean'],
    );
    note('pca', size, found);
    alongMost = found.euclidean;
  }
  const start = initialNetwork(shippedRecipe).layers[0];
  const both = ['euclidean', 'cosine'] as const;
  const atRandom = search((images) => hiddenVectors(context.machine(), start, images), both);
  note('random-hidden', start.outputSize, atRandom);
  const layer = network.layers[0];
  const stored = hiddenVectors(context.machine(), layer, train);
  const asked = hiddenVectors(context.machine(), layer, test);
  const hidden = findNearest(context.machine(), stored, asked, neighboursKept, both);
  note('hidden', layer.outputSize, hidden);

  context.say('inverted file');
  const file = makeInvertedFile(context.machine, stored, invertedFileSettings);
  const probed = measureProbes(context.machine(), file, asked, hidden.euclidean, probes);
  context.publish(directionsFile, packDirections(principal.directions));
  const isRight = (nearest: Nearest, query: number) =>
    voteOf(nearest, train.labels, query, 3, 'smallest') === test.labels[query];
  const onlyRight = (right: Nearest, wrong: Nearest) =>
    test.labels.filter((_, query) => isRight(right, query) && !isRight(wrong, query)).length;
  const storedVectors = measureStoredVectors(
    context,
    sliceImages(train, 0, storedCount),
    start,
    (images) => alongDirections(context, principal, Math.max(...pcaSizes), images),
  );
  const rows = ({ places, k }: Nearest) =>
    Array.from({ length: shownQueries }, (_, query) => [
      ...places.subarray(query * k, (query + 1) * k),
    ]);
  const words =
    'All 10,000 test images looked up among all 60,000 training images, exactly. Principal components of the 60,000. The hidden layers are the shipped network’s, before and after training (it never saw the last 5,000).';
  return {
    made: madeBy('embeddings', words),
    k: neighboursKept,
    queries: test.count,
    stored: train.count,
    points,
    variances: Array.from(principal.variances, (variance) => rounded(variance, 6)),
    totalVariance: rounded(principal.totalVariance, 6),
    againstPca: {
      onlyHidden: onlyRight(hidden.euclidean, alongMost!),
      onlyPca: onlyRight(alongMost!, hidden.euclidean),
    },
    storedVectors,
    nearest: {
      pixels: rows(pixels.euclidean),
      'random-hidden': rows(atRandom.euclidean),
      hidden: rows(hidden.euclidean),
    },
    invertedFile: {
      ...invertedFileSettings,
      listSizes: file.listSizes,
      neighbours: neighboursKept,
      points: probed.map((point) => ({
        ...point,
        recall: rounded(point.recall),
        distances: rounded(point.distances, 6),
      })),
    },
  };
}
