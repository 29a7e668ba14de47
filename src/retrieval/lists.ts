// Searching lists: the k nearest of the vectors that stand in some lists, found by looking at each of them.
//
// The exact search is this search with one list of all places, so what is timed is the same loop both times.
import type { InvertedFile } from './inverted-file.ts';
import type { Vectors } from './vectors.ts';

/** The nearest `k` first; of equally near ones the one that is met first. Squared distances. */
export function searchLists(
  { values, size }: Vectors,
  query: ArrayLike<number>,
  k: number,
  lists: readonly ArrayLike<number>[],
): { places: number[]; distances: number[] } {
  const places: number[] = [];
  const distances: number[] = [];
  for (const list of lists) {
    for (let n = 0; n < list.length; n++) {
      const start = list[n] * size;
      let distance = 0;
      for (let i = 0; i < size; i++) {
        const difference = values[start + i] - query[i];
        distance += difference * difference;
      }
      if (places.length === k && !(distance < distances[k - 1])) continue;
      let at = places.length;
      while (at > 0 && distances[at - 1] > distance) at -= 1;
      places.splice(at, 0, list[n]);
      distances.splice(at, 0, distance);
      if (places.length > k) {
        places.pop();
        distances.pop();
      }
    }
  }
  return { places, distances };
}

export const allPlaces = (count: number) => Int32Array.from({ length: count }, (_, place) => place);

export interface Lists {
  /** All centres, one after the other, to be searched like vectors. */
  centres: Vectors;
  centrePlaces: Int32Array;
  /** The places of each list. */
  lists: Int32Array[];
}

export function listsOf({ centres, listOf }: InvertedFile): Lists {
  const size = centres[0].length;
  const values = new Float32Array(centres.length * size);
  centres.forEach((centre, list) => values.set(centre, list * size));
  const lists = centres.map((): number[] => []);
  listOf.forEach((list, place) => lists[list].push(place));
  return {
    centres: { values, count: centres.length, size },
    centrePlaces: allPlaces(centres.length),
    lists: lists.map((places) => Int32Array.from(places)),
  };
}

/** The lists of the `probes` centres nearest to the query. */
export const probedLists = (
  { centres, centrePlaces, lists }: Lists,
  query: ArrayLike<number>,
  probes: number,
) => searchLists(centres, query, probes, [centrePlaces]).places.map((list) => lists[list]);
