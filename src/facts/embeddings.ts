// What the chapter on embeddings says in numbers: from the record of the experiment, and from sizes alone.
import { family, joinFacts } from './define-facts.ts';
import type { EmbeddingName } from '#src/records/experiments/embeddings.ts';
import { mapImages, mapSpaces, type MapSpace } from '#src/records/experiments/embedding-map.ts';
import { embeddingMapRecord, embeddingsRecord } from '#src/records/index.ts';
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

/** In whole hundredths, as the map has them. */
export const hundredths = ([x, y]: readonly [number, number]): [number, number] => [
  Math.round(100 * x),
  Math.round(100 * y),
];

function mapFacts() {
  const labels = embeddingMapRecord.labels.slice(0, mapImages);
  const ofEnd = (space: MapSpace) => {
    const { places, variances, totalVariance, nearest } = embeddingMapRecord[space];
    return {
      same: sameAsNearest(places.slice(0, mapImages).map(hundredths), labels),
      near: labels.filter((label, image) => labels[nearest[image][0]] === label).length,
      share: variances.reduce((sum, variance) => sum + variance) / totalVariance,
    };
  };
  const [untrained, trained] = mapSpaces.map(ofEnd);
  return {
    'map-images': mapImages,
    // Marks whose nearest mark is the same digit, on the map and by all numbers.
    'map-same-untrained': untrained.same,
    'map-same-trained': trained.same,
    'map-near-untrained': untrained.near,
    'map-near-trained': trained.near,
    'variance-of-two-untrained': untrained.share,
    'variance-of-two-trained': trained.share,
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
