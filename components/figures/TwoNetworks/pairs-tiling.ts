// The best pairs as pictures of their first-layer weights: the book's neurons above, what stands at their side below.
import { strengthsOf, tilingOf } from '#components/pictures/SignedTiles/tiling.ts';
import { orderOf, type Pair } from '#src/formulas/matching.ts';
import type { DenseLayer, Network } from '#src/nn/index.ts';

export const shownPairs = 8;
export const pairsTiling = tilingOf(shownPairs, 2);

/** `order[i]` is the neuron of the other network that meets neuron i of the first; all as they were paired, if not given. */
export function pairStrengths(
  [one, other]: readonly [Network, Network],
  pairs: readonly Pair[],
  order: Uint32Array = orderOf(pairs),
): Float32Array {
  const weightOf = (network: Network, neuron: number, pixel: number) => {
    const { weights, outputSize } = network.layers[0] as DenseLayer;
    return weights[pixel * outputSize + neuron]!;
  };
  return strengthsOf(pairsTiling, (tile, pixel) => {
    const above = pairs[tile % shownPairs]!.one;
    return tile < shownPairs ? weightOf(one, above, pixel) : weightOf(other, order[above]!, pixel);
  });
}
