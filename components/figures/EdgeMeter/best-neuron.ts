// The neuron that is most of an edge, which the figure opens with. For the build: it reads the whole record.
import { edgesRecord } from '#src/records/index.ts';
import type { Match } from './explained.ts';

export function bestNeuron(): { index: number; match: Match } {
  const { units, largestR2 } = edgesRecord;
  const index = units.findIndex(({ r2 }) => r2 === largestR2);
  return { index, match: units[index] };
}
