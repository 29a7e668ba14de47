// Exact neighbours: each query's nearest vectors of all, found by looking at every one.
//
// |a − b|² = |a|² + |b|² − 2 · a·b      so a search is a product with every stored vector, as in a dense layer
//
// Of vectors of bytes all sums are whole numbers; float32 holds them exactly below 2²⁴, and the few others are summed anew.
import type { Machine } from '../nn/kernels/index.ts';
import { createProducts, type Products } from './products.ts';
import { squaredLengths, type Vectors } from './vectors.ts';

export type Measure = 'euclidean' | 'cosine';

export interface Nearest {
  k: number;
  /** (queries, k): places of the nearest stored vectors, the nearest first; of equally near ones the first. */
  places: Int32Array;
  /** (queries, k): squared distance less |a|², which is the same for all; or −cosine · |a|. */
  scores: Float64Array;
}

const block = 2000;
const exactBelow = 2 ** 24;

export function findNearest(
  machine: Machine,
  stored: Vectors,
  queries: Vectors,
  k: number,
  measures: readonly Measure[],
  say: (share: number) => void = () => {},
): Record<Measure, Nearest> {
  const products = createProducts(machine, stored.size, block);
  const lengths = squaredLengths(stored);
  const found = Object.fromEntries(
    measures.map((measure) => [measure, emptyNearest(queries.count, k)]),
  ) as Record<Measure, Nearest>;
  for (let first = 0; first < stored.count; first += block) {
    const columns = Math.min(block, stored.count - first);
    for (let j = 0; j < columns; j++) products.setColumn(j, vectorAt(stored, first + j));
    const row = new Float64Array(columns);
    eachRow(products, queries, (query, r) => {
      products.copyRow(r, row);
      if (stored.values instanceof Uint8Array) mend(row, stored, first, vectorAt(queries, query));
      for (const measure of measures) {
        insertAll(found[measure], query, row, first, lengths, measure);
      }
    });
    say((first + columns) / stored.count);
  }
  return found;
}

export const vectorAt = ({ values, size }: Vectors, place: number) =>
  values.subarray(place * size, (place + 1) * size);

/** Multiplies all rows with the columns, some at a time, and visits each: its place, and its row among the products. */
export function eachRow(
  products: Products,
  { values, count, size }: Vectors,
  visit: (place: number, r: number) => void,
): void {
  for (let first = 0; first < count; first += products.mostRows) {
    const some = Math.min(products.mostRows, count - first);
    if (values instanceof Uint8Array) {
      products.multiplyImages(values.subarray(first * size, (first + some) * size), some, 'bytes');
    } else {
      products.multiplyVectors(values.subarray(first * size, (first + some) * size), some);
    }
    for (let r = 0; r < some; r++) visit(first + r, r);
  }
}

const emptyNearest = (queries: number, k: number): Nearest => ({
  k,
  places: new Int32Array(queries * k).fill(-1),
  scores: new Float64Array(queries * k).fill(Infinity),
});

/** Where a sum may have been rounded, it is summed anew in doubles. */
function mend(row: Float64Array, stored: Vectors, first: number, query: ArrayLike<number>): void {
  for (let j = 0; j < row.length; j++) {
    if (row[j] < exactBelow) continue;
    const vector = vectorAt(stored, first + j);
    let sum = 0;
    for (let i = 0; i < vector.length; i++) sum += vector[i] * query[i];
    row[j] = sum;
  }
}

function insertAll(
  { k, places, scores }: Nearest,
  query: number,
  row: Float64Array,
  first: number,
  lengths: Float64Array,
  measure: Measure,
): void {
  const [start, last] = [query * k, query * k + k - 1];
  let worst = scores[last];
  for (let j = 0; j < row.length; j++) {
    const length = lengths[first + j];
    const score = measure === 'euclidean' ? length - 2 * row[j] : -row[j] / Math.sqrt(length);
    if (!(score < worst)) continue;
    let place = last;
    for (; place > start && scores[place - 1] > score; place--) {
      scores[place] = scores[place - 1];
      places[place] = places[place - 1];
    }
    scores[place] = score;
    places[place] = first + j;
    worst = scores[last];
  }
}

/** Of each query's neighbours in `wanted` the share that `found` has too, on average. */
export function sharedNeighbours(found: Nearest, wanted: Nearest): number {
  const { k, places } = wanted;
  const shared = places.reduce((sum, place, at) => {
    const start = Math.floor(at / k) * found.k;
    return sum + Number(found.places.subarray(start, start + found.k).includes(place));
  }, 0);
  return shared / places.length;
}
