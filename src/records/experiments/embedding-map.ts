// What embedding-map.json holds, as src/experiments/embedding-map.ts measured it.
import type { Recorded } from '../recorded.ts';

export const mapSpaces = ['untrained', 'trained'] as const;
/** The hidden layer before training, and after it. */
export type MapSpace = (typeof mapSpaces)[number];

/** Marks on the map; more would stand on each other. */
export const mapImages = 300;
export const mapNeighbours = 5;

export interface MapEnd {
  /** (2, 128), each of length 1: in which the training images’ numbers differ most. */
  directions: number[][];
  /** Along the two directions, and along all there are. */
  variances: number[];
  totalVariance: number;
  /** Where the first test images stand along them: [x, y]; last, our example. */
  places: [number, number][];
  /** For each of these, its nearest among the first test images by all 128 numbers, nearest first and itself left out. */
  nearest: number[][];
}

export type EmbeddingMapRecord = Recorded<
  {
    /** As published; last, that of our example. */
    labels: number[];
  } & Record<MapSpace, MapEnd>
>;
