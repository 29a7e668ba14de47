// What shuffled.json holds, as src/experiments/shuffled.ts measured it.
import type { Answers, Recorded } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export interface ShuffledRun {
  pixels: 'in-place' | 'shuffled';
  training: Answers;
  validation: Answers;
  test: Answers;
}

export type ShuffledRecord = Recorded<{
  recipe: Recipe;
  permutationSeed: number;
  /** Pixel i of a shuffled image is pixel permutation[i] of the image. */
  permutation: number[];
  runs: ShuffledRun[];
  /** Test images to which the two networks give different answers. */
  differentAnswers: number;
  /** Between the two networks, over all test images and digits. */
  largestDifference: number;
  /** The shipped network and its twin with rows moved, on test images in place and shuffled. */
  shipped: { correct: [number, number]; differentAnswers: number; largestDifference: number };
}>;
