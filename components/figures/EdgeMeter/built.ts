// What the figure is built with: the best edge's share of all neurons, and the neuron that is most of an edge.
import { edgesRecord } from '#src/records/index.ts';
import { pack } from '#src/numbers/packed.ts';
import { binShares, drawEdgeShares } from './chart.ts';
import { chartSentence } from './explained.ts';

/** The whole record is too much for a page. */
export function built() {
  const { units, untrained, largestR2 } = edgesRecord;
  const shares = units.map(({ r2 }) => r2);
  const index = shares.indexOf(largestR2);
  const counts = { trained: binShares(shares), untrained: binShares(untrained.r2) };
  return {
    props: {
      shares: pack(shares),
      untrained: counts.untrained,
      first: { index, match: units[index] },
    },
    draw: drawEdgeShares(counts, largestR2),
    label: chartSentence(shares, counts.untrained),
  };
}
