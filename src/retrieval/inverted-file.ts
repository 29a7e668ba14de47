// An inverted file: vectors are kept in lists, each around a centre, and a search looks only into the nearest few lists.
//
// The centres are those of k-means: each vector joins its nearest centre, each centre moves to the mean of its vectors.
// A search with p probes computes the distance to every centre and to the vectors of p lists, not to all vectors.
// It finds those of the true neighbours that lie in these lists, so recall needs no search: only the lists' ranks.
import { createRandom, shuffle } from '../nn/index.ts';
import type { Machine } from '../nn/kernels/index.ts';
import { eachRow, type Nearest } from './neighbours.ts';
import { createProducts } from './products.ts';
import type { Vectors } from './vectors.ts';

export interface InvertedFile {
  /** (listCount, size) */
  centres: Float32Array[];
  /** The list of each vector. */
  listOf: Uint16Array;
  /** Vectors in each list. */
  listSizes: number[];
}

/** The squared distance from each of `vectors` to each centre, less the vector's own squared length; one row at a time. */
function eachCentreRow(
  machine: Machine,
  centres: readonly Float32Array[],
  vectors: Vectors,
  visit: (place: number, distances: Float64Array) => void,
): void {
  const products = createProducts(machine, vectors.size, centres.length);
  centres.forEach((centre, j) => products.setColumn(j, centre));
  const lengths = centres.map((centre) => centre.reduce((sum, value) => sum + value * value, 0));
  const row = new Float64Array(centres.length);
  eachRow(products, vectors, (place, r) => {
    products.copyRow(r, row);
    for (let j = 0; j < row.length; j++) row[j] = lengths[j] - 2 * row[j];
    visit(place, row);
  });
}

export function makeInvertedFile(
  machine: () => Machine,
  vectors: Vectors,
  { listCount, rounds, seed }: { listCount: number; rounds: number; seed: number },
  say: (round: number) => void = () => {},
): InvertedFile {
  const { values, count, size } = vectors;
  const order = shuffle(
    Uint32Array.from({ length: count }, (_, place) => place),
    createRandom(seed),
  );
  let centres: Float32Array[] = Array.from(order.subarray(0, listCount), (place) =>
    Float32Array.from(values.subarray(place * size, (place + 1) * size)),
  );
  const listOf = new Uint16Array(count);
  const join = () =>
    eachCentreRow(machine(), centres, vectors, (place, distances) => {
      let nearest = 0;
      for (let j = 1; j < listCount; j++) if (distances[j] < distances[nearest]) nearest = j;
      listOf[place] = nearest;
    });
  for (let round = 0; round < rounds; round++) {
    say(round);
    join();
    centres = meansOf(vectors, listOf, centres);
  }
  join();
  const listSizes = centres.map((_, list) => listOf.filter((own) => own === list).length);
  return { centres, listOf, listSizes };
}

/** A centre without vectors stays where it is. */
function meansOf(
  { values, size }: Vectors,
  listOf: Uint16Array,
  centres: readonly Float32Array[],
): Float32Array[] {
  const sums = centres.map(() => new Float64Array(size));
  const counts = new Uint32Array(centres.length);
  listOf.forEach((list, place) => {
    counts[list] += 1;
    for (let i = 0; i < size; i++) sums[list][i] += values[place * size + i];
  });
  return centres.map((centre, list) =>
    counts[list] === 0 ? centre : Float32Array.from(sums[list], (sum) => sum / counts[list]),
  );
}

export interface ProbePoint {
  probes: number;
  /** Mean share of the true nearest that were found. */
  recall: number;
  /** Mean number of distances computed, those to the centres included. */
  distances: number;
}

/** `exact` holds the true neighbours of `queries`. */
export function measureProbes(
  machine: Machine,
  file: InvertedFile,
  queries: Vectors,
  exact: Nearest,
  probes: readonly number[],
): ProbePoint[] {
  const sums = probes.map(() => ({ found: 0, distances: 0 }));
  const { centres, listOf, listSizes } = file;
  eachCentreRow(machine, centres, queries, (query, row) => {
    const order = [...row.keys()].toSorted((a, b) => row[a] - row[b] || a - b);
    const neighbours = exact.places.subarray(query * exact.k, (query + 1) * exact.k);
    probes.forEach((count, p) => {
      const visited = new Set(order.slice(0, count));
      sums[p].found += neighbours.filter((place) => visited.has(listOf[place])).length;
      for (const list of visited) sums[p].distances += listSizes[list];
    });
  });
  return probes.map((count, p) => ({
    probes: count,
    recall: sums[p].found / (queries.count * exact.k),
    distances: centres.length + sums[p].distances / queries.count,
  }));
}
