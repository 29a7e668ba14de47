// What gradients-by-layer.json holds, as src/experiments/gradients-by-layer.ts measured it.
import type { Deep } from '#src/formulas/deep-network.ts';
import type { Recorded } from '../recorded.ts';

export interface DeepPoint extends Deep {
  /** For each seed the length of each layer's gradient, the first layer's first. */
  lengths: number[][];
}

export type GradientsByLayerRecord = Recorded<{
  seeds: number[];
  /** Training images in the batch. */
  images: number;
  points: DeepPoint[];
}>;
