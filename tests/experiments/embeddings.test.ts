// Embeddings: directions and neighbours as NumPy finds them, and what shorter descriptions are worth.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { alongDirections } from '#src/experiments/embeddings.ts';
import { makeInvertedFile, measureProbes } from '#src/retrieval/inverted-file.ts';
import { diagonalise } from '#src/experiments/jacobi.ts';
import { findNearest, sharedNeighbours } from '#src/retrieval/neighbours.ts';
import { covarianceOf, principalOf } from '#src/experiments/principal.ts';
import { rounded } from '#src/experiments/record.ts';
import { embeddingsRecord } from '#src/records/index.ts';
import { hiddenVectors, pixelVectors, type Vectors } from '#src/retrieval/vectors.ts';
import { countRight } from '#src/retrieval/majority-vote.ts';
import { createRandom } from '#src/nn/index.ts';
import { sliceImages } from '#src/training/images.ts';
import { initialNetwork, shippedRecipe } from '#src/training/recipe.ts';
import { context, oracle } from './context.ts';

const { points, variances, totalVariance, nearest, invertedFile } = embeddingsRecord;
/** Milliseconds that a busy machine may take. */
const slow = 180_000;

const percentOf = (name: string, numbers: number, measure = 'euclidean') =>
  points.find((p) => p.name === name && p.numbers === numbers && p.measure === measure)!.correct3 /
  100;

test('the trained hidden layer’s neighbours of 20 test images, searched again, are the record’s and NumPy’s', () => {
  const layer = context.network.layers[0];
  const stored = hiddenVectors(context.machine(), layer, context.train);
  const asked = hiddenVectors(context.machine(), layer, sliceImages(context.test, 0, 20));
  const { euclidean } = findNearest(context.machine(), stored, asked, 10, ['euclidean']);
  const rows = nearest.hidden.map((_, query) => [
    ...euclidean.places.subarray(10 * query, 10 * query + 10),
  ]);
  expect(rows).toEqual(nearest.hidden);
  expect(rows).toEqual(oracle.embeddings.hidden);
  expect(nearest.pixels).toEqual(oracle.neighbours.places);
});

test('50 variances are NumPy’s within 1e-5 of each', () => {
  variances.forEach((variance, k) =>
    expect(Math.abs(variance / oracle.embeddings.variances[k] - 1)).toBeLessThan(1e-5),
  );
  expect(totalVariance / oracle.embeddings.totalVariance).toBeCloseTo(1, 5);
});

test(
  'principal components of all 60,000 images again: the record’s, and NumPy’s votes of 200 test images',
  () => {
    const principal = principalOf(covarianceOf(context.train), 50);
    expect(Array.from(principal.variances, (variance) => rounded(variance, 6))).toEqual(variances);
    const asked = sliceImages(context.test, 0, oracle.neighbours.queries);
    for (const [size, right] of Object.entries(oracle.embeddings.pca)) {
      const [stored, queries] = [context.train, asked].map((images) =>
        alongDirections(context, principal, Number(size), images),
      );
      const { euclidean } = findNearest(context.machine(), stored, queries, 3, ['euclidean']);
      expect(countRight(euclidean, context.train.labels, asked.labels, 3, 'smallest')).toBe(right);
    }
  },
  slow,
);

test.each([
  ['pixels', 784, 'euclidean', 97.05, 0.001],
  ['pixels', 784, 'cosine', 97.33, 0.001],
  ['pca', 2, 'euclidean', 40.89, 1],
  ['pca', 16, 'euclidean', 96.26, 0.3],
  ['pca', 50, 'euclidean', 97.48, 0.3],
  ['random-hidden', 128, 'euclidean', 94.67, 1],
  ['hidden', 128, 'euclidean', 97.66, 0.5],
  ['hidden', 128, 'cosine', 97.82, 0.5],
])(
  'three neighbours by %s (%i numbers, %s) get %f per cent, within %f',
  (name, numbers, measure, wanted, within) => {
    expect(Math.abs(percentOf(name, numbers, measure) - wanted)).toBeLessThan(within);
  },
);

test(
  'of the ten images nearest by pixels, for 200 test images, each space keeps as many as NumPy counts, and for all 10,000 nearly the same share',
  () => {
    const file = new URL('../chapters/oracle/embeddings.json', import.meta.url);
    const { kept } = JSON.parse(readFileSync(file, 'utf8')) as { kept: Record<string, number> };
    const asked = sliceImages(context.test, 0, kept.queries);
    const search = (make: (images: typeof asked) => Vectors) =>
      findNearest(context.machine(), make(context.train), make(asked), 10, ['euclidean']).euclidean;
    const byPixels = search(pixelVectors);
    const layers = {
      hidden: context.network.layers[0],
      'random-hidden': initialNetwork(shippedRecipe).layers[0],
    };
    for (const [name, layer] of Object.entries(layers)) {
      const found = search((images) => hiddenVectors(context.machine(), layer, images));
      const shared = Math.round(sharedNeighbours(found, byPixels) * 10 * kept.queries);
      expect(Math.abs(shared - kept[name])).toBeLessThanOrEqual(1);
    }
    for (const { name, numbers, measure, kept: share } of points) {
      const counted =
        name === 'pixels' ? 10 * kept.queries : kept[name === 'pca' ? `pca-${numbers}` : name];
      if (measure === 'euclidean')
        expect(Math.abs(share - counted / (10 * kept.queries))).toBeLessThan(0.03);
    }
  },
  slow,
);

test('what the network learned is worth 0.1 to 0.7 points more than 50 principal components', () => {
  const gain = percentOf('hidden', 128, 'cosine') - percentOf('pca', 50);
  expect(gain).toBeGreaterThan(0.1);
  expect(gain).toBeLessThan(0.7);
});

test('looking into 8 of 256 lists finds 95 % of the neighbours with a tenth of the distances', () => {
  expect(invertedFile.listSizes.reduce((sum, size) => sum + size)).toBe(60_000);
  const at8 = invertedFile.points.find(({ probes }) => probes === 8)!;
  expect(at8.recall).toBeGreaterThan(0.95);
  expect(at8.distances).toBeLessThan(6000);
  const all = invertedFile.points.at(-1)!;
  expect(all).toMatchObject({ probes: 256, recall: 1, distances: 60_256 });
});

test('an inverted file of 400 points: its recall is what a search through the probed lists finds', () => {
  const random = createRandom(3);
  const values = Float32Array.from({ length: 400 * 4 }, () => random.normal());
  const stored: Vectors = { values, count: 400, size: 4 };
  const asked: Vectors = { values: values.slice(0, 80), count: 20, size: 4 };
  const { euclidean } = findNearest(context.machine(), stored, asked, 5, ['euclidean']);
  const file = makeInvertedFile(context.machine, stored, { listCount: 10, rounds: 5, seed: 1 });
  const distance = (a: ArrayLike<number>, b: ArrayLike<number>) =>
    Array.from(a).reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0);
  let [found, computed] = [0, 0];
  for (let query = 0; query < 20; query++) {
    const own = values.subarray(4 * query, 4 * query + 4);
    const lists = file.centres
      .map((centre, list) => ({ list, away: distance(own, centre) }))
      .toSorted((a, b) => a.away - b.away)
      .slice(0, 3)
      .map(({ list }) => list);
    const candidates = [...values.keys()]
      .slice(0, 400)
      .filter((place) => lists.includes(file.listOf[place]));
    computed += candidates.length;
    const top = candidates
      .map((place) => ({ place, away: distance(own, values.subarray(4 * place, 4 * place + 4)) }))
      .toSorted((a, b) => a.away - b.away)
      .slice(0, 5);
    const exact = euclidean.places.subarray(5 * query, 5 * query + 5);
    found += top.filter(({ place }) => exact.includes(place)).length;
  }
  const [point] = measureProbes(context.machine(), file, asked, euclidean, [3]);
  expect(point.recall).toBeCloseTo(found / 100, 12);
  expect(point.distances).toBeCloseTo(10 + computed / 20, 12);
});

test('Jacobi by hand: [[2, 1], [1, 2]] has 3 along (1, 1) and 1 across', () => {
  const { values, vectors } = diagonalise(Float64Array.of(2, 1, 1, 2), 2);
  expect(values[0]).toBeCloseTo(3, 12);
  expect(values[1]).toBeCloseTo(1, 12);
  expect(vectors[0][0] / vectors[0][1]).toBeCloseTo(1, 12);
});

test('points on a line through (3, 4) have one direction, (0.6, 0.8), and all variance is along it', () => {
  const random = createRandom(1);
  const pixels = new Uint8Array(2 * 50);
  for (let k = 0; k < 50; k++)
    pixels.set(
      [3, 4].map((part) => part * random.below(60)),
      2 * k,
    );
  for (let k = 0; k < 50; k++) pixels[2 * k + 1] = (pixels[2 * k] / 3) * 4;
  const set = { name: 'line', count: 50, pixels, labels: new Uint8Array(50) };
  const { values, vectors } = diagonalise(covarianceOf(set), 2);
  expect(Math.abs(vectors[0][0])).toBeCloseTo(0.6, 9);
  expect(Math.abs(vectors[0][1])).toBeCloseTo(0.8, 9);
  expect(values[1]).toBeCloseTo(0, 9);
});

test('power iteration finds the 3 largest of 60 known variances within 1e-9', () => {
  const covariance = new Float64Array(60 * 60);
  for (let i = 0; i < 60; i++) covariance[61 * i] = 1 / (1 + i);
  const { variances: found, directions } = principalOf(covariance, 3);
  found.forEach((variance, k) => expect(Math.abs(variance - 1 / (1 + k))).toBeLessThan(1e-9));
  directions.forEach((direction, k) => expect(direction[k]).toBeCloseTo(1, 6));
});
