// What permuted-units.json holds, as src/experiments/permuted-units.ts measured it.
import type { Recorded } from '../recorded.ts';

export type PermutedUnitsRecord = Recorded<{
  seed: number;
  /** Neuron `j` of the twin is neuron `order[j]` of the network. */
  order: number[];
  /** Of the network, its twin, and the network half-way between, on the test images. */
  correct: [network: number, twin: number, halfWay: number];
  count: number;
  /** Test images to which the network and its twin give different answers. */
  differentAnswers: number;
  /** Between their probabilities, over all test images and digits. */
  largestDifference: number;
  /** Of all orders of the hidden neurons: log₁₀ of 128 · 127 · … · 1. */
  digitsOfOrders: number;
}>;
