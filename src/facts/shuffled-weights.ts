// The same numbers in other places: the first layer's weights, shuffled, and what is left of the network.
import { createRandom, shuffle, type Network } from '#src/nn/index.ts';
import type { ImageSet } from '#src/mnist/image-set.ts';
import { scoreWith } from '../formulas/scores.ts';

export const shuffleSeed = 20261123;

/** The network with its first layer's weights dealt out anew; every number is kept, none its place. */
export function withShuffledWeights(network: Network, seed = shuffleSeed): Network {
  const [first, ...rest] = network.layers;
  const order = shuffle(
    Uint32Array.from({ length: first.weights.length }, (_, place) => place),
    createRandom(seed),
  );
  const weights = Float32Array.from(order, (place) => first.weights[place]);
  return { ...network, layers: [{ ...first, weights }, ...rest] };
}

export function shuffledFacts(network: Network, test: ImageSet) {
  return { 'accuracy-shuffled-weights': scoreWith(withShuffledWeights(network), test).accuracy };
}
