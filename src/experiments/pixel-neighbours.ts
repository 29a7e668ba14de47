// The neighbours of every test image among all training images, pixel by pixel: found once for all who ask.
import type { Bench } from './experiment-context.ts';
import { findNearest, type Measure, type Nearest } from '../retrieval/neighbours.ts';
import { pixelVectors } from '../retrieval/vectors.ts';

/** Neighbours kept for each image. */
export const neighboursKept = 10;

const found = new WeakMap<Bench, Record<Measure, Nearest>>();

export function pixelNeighbours(bench: Bench): Record<Measure, Nearest> {
  const known = found.get(bench);
  if (known) return known;
  const nearest = findNearest(
    bench.machine(),
    pixelVectors(bench.train),
    pixelVectors(bench.test),
    neighboursKept,
    ['euclidean', 'cosine'],
    (share) => {
      // A word for every tenth of the way.
      if (Math.round(share * 30) % 3 === 0)
        bench.say(`pixel neighbours: ${Math.round(100 * share)} % of the training images seen`);
    },
  );
  found.set(bench, nearest);
  return nearest;
}
