// What embeddings.json holds, as src/experiments/embeddings.ts measured it.
import type { Recorded } from '../recorded.ts';
import type { ProbePoint } from '#src/retrieval/inverted-file.ts';
import type { Measure } from '#src/retrieval/neighbours.ts';
import type { Space } from '#src/retrieval/stored-vectors.ts';

export type EmbeddingName = 'pixels' | 'pca' | 'random-hidden' | 'hidden';

export interface EmbeddingPoint {
  name: EmbeddingName;
  /** Numbers for one image. */
  numbers: number;
  measure: Measure;
  /** Right answers of 1 and of 3 neighbours; ties for the smallest digit. */
  correct1: number;
  correct3: number;
  /** Of the ten images nearest by pixels, the mean share that is among the ten nearest here. */
  kept: number;
}

export interface StoredVectors {
  stored: number;
  k: number;
  /** Right answers by the vote of `k`; where digits are named equally often, the nearer one. */
  correct: Record<Space, number>;
  /** The places nearest to the example of the search, nearest first. */
  nearest: Record<Space, number[]>;
  /** Test images that only one of pixels and hidden layer gets right: how many, and the first of them. */
  onlyHidden: { count: number; images: number[] };
  onlyPixels: { count: number; images: number[] };
}

export type EmbeddingsRecord = Recorded<{
  k: number;
  /** Test images that were looked up, and training images they were looked up among. */
  queries: number;
  stored: number;
  points: EmbeddingPoint[];
  /** Of the first 50 principal components, and of all there are. */
  variances: number[];
  totalVariance: number;
  /** Test images that, by three neighbours, only the trained layer gets right, or only 50 components. */
  againstPca: { onlyHidden: number; onlyPca: number };
  storedVectors: StoredVectors;
  /** For each of the first test images the training images nearest to it, nearest first. */
  nearest: Record<'pixels' | 'random-hidden' | 'hidden', number[][]>;
  /** Of the trained hidden layer's numbers, straight-line distance. */
  invertedFile: {
    listCount: number;
    rounds: number;
    seed: number;
    listSizes: number[];
    neighbours: number;
    points: ProbePoint[];
  };
}>;
