// What the chapter on embeddings says in numbers: from the record of the experiment, and from sizes alone.
import { family, joinFacts } from './define-facts.ts';
import type { EmbeddingName } from '#src/records/experiments/embeddings.ts';
import { embeddingsRecord } from '#src/records/index.ts';
import { bookSizes } from '#src/nn/networks.ts';
import { sameAsNearest } from '../formulas/map-neighbours.ts';

const { points, queries, stored, storedVectors, invertedFile } = embeddingsRecord;

const pcaSizes = points.filter(({ name }) => name === 'pca').map(({ numbers }) => numbers);

const pointOf = (name: EmbeddingName, measure = 'euclidean', numbers?: number) =>
  points.find(
    (point) =>
      point.name === name &&
      point.measure === measure &&
      (numbers === undefined || point.numbers === numbers),
  )!;

/** Share of right answers by three neighbours. */
const share = (...which: Parameters<typeof pointOf>) => pointOf(...which).correct3 / queries;

/** Share of the ten images nearest by pixels that are among the ten nearest in this way. */
const kept = (name: EmbeddingName, numbers?: number) => pointOf(name, 'euclidean', numbers).kept;

export const embeddingFacts = () =>
  joinFacts([scoreFacts(), sizeFacts(), mapFacts(), indexFacts()]);

function scoreFacts() {
  const most = Math.max(...pcaSizes);
  const { onlyHidden, onlyPca } = embeddingsRecord.againstPca;
  return {
    'nearest-pixels': share('pixels'),
    'nearest-random': share('random-hidden'),
    'nearest-trained': share('hidden'),
    'nearest-trained-cosine': share('hidden', 'cosine'),
    ...family('nearest-pca', [2, 16, 50], (size) => share('pca', 'euclidean', size)),
    'pca-middle': pcaSizes[1],
    'pca-most': most,
    'kept-pca-50': kept('pca', most),
    'kept-random': kept('random-hidden'),
    'kept-hidden': kept('hidden'),
    // Differences are in percentage points.
    'trained-over-random': 100 * (share('hidden') - share('random-hidden')),
    'trained-over-pca': 100 * (share('hidden') - share('pca', 'euclidean', most)),
    'trained-over-pca-images': Math.round(
      queries * (share('hidden') - share('pca', 'euclidean', most)),
    ),
    'only-trained-right': onlyHidden,
    'only-pca-right': onlyPca,
    // Were each of them a toss of a coin, the difference would have this standard deviation.
    'coin-spread': Math.sqrt(onlyHidden + onlyPca),
    'neighbour-queries': queries,
    'neighbour-stored': stored,
    'stored-vectors': storedVectors.stored,
    'only-stored-trained': storedVectors.onlyHidden.count,
    'only-stored-pixels': storedVectors.onlyPixels.count,
  };
}

/** A pixel is kept as one byte, a hidden number as four. */
const [bytesOfPixel, bytesOfNumber] = [1, 4];

function sizeFacts() {
  const [pixels, hidden] = bookSizes;
  return {
    'times-fewer-numbers': pixels / hidden,
    'times-fewer-bytes': (pixels * bytesOfPixel) / (hidden * bytesOfNumber),
    'bytes-of-pixels': pixels * bytesOfPixel,
    'bytes-of-embedding': hidden * bytesOfNumber,
  };
}

/** Marks on the map; more would stand on each other. */
export const mapImages = 300;

function mapFacts() {
  const { variances, totalVariance, hiddenVariances, hiddenTotalVariance } = embeddingsRecord;
  const map = embeddingsRecord.map.slice(0, mapImages);
  const labels = map.map(({ label }) => label);
  // To two decimals, as the map has them.
  const coarse = (places: [number, number][]) =>
    places.map(([x, y]) => [Math.round(100 * x) / 100, Math.round(100 * y) / 100] as const);
  const pixelPlaces = coarse(map.map(({ at }) => at));
  const hiddenPlaces = coarse(embeddingsRecord.hiddenMap.slice(0, mapImages));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    'map-images': mapImages,
    'map-same-pixels': sameAsNearest(pixelPlaces, labels),
    'map-same-hidden': sameAsNearest(hiddenPlaces, labels),
    'variance-of-two': sum(variances.slice(0, 2)) / totalVariance,
    'variance-of-two-hidden': sum(hiddenVariances) / hiddenTotalVariance,
  };
}

/** The probes that the prose speaks of. */
const [few, some] = [1, 8];

function indexFacts() {
  const at = (wanted: number) => invertedFile.points.find(({ probes }) => probes === wanted)!;
  return {
    lists: invertedFile.listCount,
    'list-mean': stored / invertedFile.listCount,
    'recall-of-one': at(few).recall,
    'recall-of-some': at(some).recall,
    'share-of-some': at(some).distances / stored,
  };
}
