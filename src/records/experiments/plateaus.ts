// What plateaus.json holds, as src/experiments/plateaus.ts measured it.
import type { Recorded } from '../recorded.ts';

export type PlaceName = 'zeros' | 'dead' | 'twins' | 'trained';

/** A network with 490 parameters whose loss has stopped falling. */
export interface Place {
  name: PlaceName;
  /** Of its random start, where it has one. */
  seed?: number;
  /** Mean loss on the images it learns from. */
  loss: number;
  /** Of those images, read correctly. */
  correct: number;
  /** How long the gradient is. */
  gradient: number;
  /** Of the Hessian, the largest first. */
  eigenvalues: number[];
  /** The loss along the direction of the lowest eigenvalue, at each of `distances`. */
  lowest: number[];
  /** The same along that of the largest. */
  largest: number[];
}

export type PlateausRecord = Recorded<{
  images: number;
  sizes: number[];
  steps: number;
  learningRate: number;
  distances: number[];
  places: Place[];
}>;
