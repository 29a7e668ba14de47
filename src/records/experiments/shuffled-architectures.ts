// What shuffled-architectures.json holds, as src/experiments/shuffled-architectures.ts measured it.
import type { ShippedName } from '#src/nn/layers/shipped.ts';
import type { Answers, Recorded } from '../recorded.ts';

export interface ShuffledPair {
  name: 'book' | ShippedName;
  /** Of the test images: the shipped network's, and those of one trained by the same recipe on shuffled images. */
  inPlace: Answers;
  shuffled: Answers;
  /** Of the shuffled run: best on the validation images, which are shuffled too. */
  epoch: number;
}

export type ShuffledArchitecturesRecord = Recorded<{
  permutationSeed: number;
  networks: ShuffledPair[];
}>;
