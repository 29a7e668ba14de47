// The neighbours of every test image among all training images, pixel by pixel: found once for all who ask.
import type { ExperimentContext } from './experiment-context.ts';
import { findNearest, type Measure, type Nearest } from '../retrieval/neighbours.ts';
import { pixelVectors } from '../retrieval/vectors.ts';

/** Neighbours kept for each image. */
export const neighboursKept = 10;

const found = new WeakMap<ExperimentContext, Record<Measure, Nearest>>();

export function pixelNeighbours(context: ExperimentContext): Record<Measure, Nearest> {
  const known = found.get(context);
  if (known) return known;
  const nearest = findNearest(
    context.machine(),
    pixelVectors(context.train),
    pixelVectors(context.test),
    neighboursKept,
    ['euclidean', 'cosine'],
    (share) => {
      // A word for every tenth of the way.
      if (Math.round(share * 30) % 3 === 0)
        context.say(`pixel neighbours: ${Math.round(100 * share)} % of the training images seen`);
    },
  );
  found.set(context, nearest);
  return nearest;
}
