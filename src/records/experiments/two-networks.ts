// What two-networks.json holds, as src/experiments/two-networks.ts measured it.
import type { Recorded } from '../recorded.ts';

/** A network that was trained as the book's was, from another seed, against the book's own. */
export interface OtherNetwork {
  /** Of the other's recipe; that of 1 is the network `second` that the site ships, in float16. */
  seed: number;
  /** Test images that it reads correctly by itself. */
  correct: number;
  /** Neurons of the book's network whose partner stands at another index. */
  moved: number;
  /** Test images read correctly at each of `parts`, with the neurons as they were trained and re-ordered. */
  asTrained: number[];
  matched: number[];
  /** The same half-way, with the first `pairCounts` pairs matched. */
  halfWay: number[];
}

export type TwoNetworksRecord = Recorded<{
  count: number;
  /** Test images that the book's network reads correctly. */
  correct: number;
  /** Share of the other network in the mix. */
  parts: number[];
  pairCounts: number[];
  others: OtherNetwork[];
}>;
