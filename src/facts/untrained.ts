// The shipped network before its first step: its recipe's random weights, asked about the test images.
import type { ImageSet } from '#src/mnist/image-set.ts';
import { scoreWith } from '#src/formulas/scores.ts';
import type { Network } from '#src/nn/index.ts';

export function untrainedFacts(start: Network, test: ImageSet) {
  return {
    'untrained-correct': Math.round(scoreWith(start, test).accuracy * test.count),
  };
}
