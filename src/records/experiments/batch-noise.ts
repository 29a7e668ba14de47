// What batch-noise.json holds, as src/experiments/batch-noise.ts measured it.
import type { Recipe } from '#src/training/recipe.ts';
import type { Recorded } from '../recorded.ts';

export interface Noise {
  seed: number;
  from: 'start' | 'epoch';
  /** What the law says for one image: √(mean of ‖gᵢ − g‖²) / ‖g‖, exact over all images. */
  ofOne: number;
  /** By batch size: √(mean of ‖g_B − g‖²) / ‖g‖ over the drawn batches. */
  measured: number[];
}

export interface BatchRatePoint {
  batchSize: number;
  learningRate: number;
  seed: number;
  /** Of the validation images, and of the test images, after the epoch. */
  validation: number;
  test: number;
}

export type BatchNoiseRecord = Recorded<{
  /** The images that all means are taken over. */
  images: number;
  batchSizes: number[];
  /** Batches drawn of each size. */
  draws: number[];
  noise: Noise[];
  recipe: Recipe;
  /** Of the validation images and of the test images: how many there are. */
  asked: { validation: number; test: number };
  points: BatchRatePoint[];
}>;
