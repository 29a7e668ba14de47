// A search that takes the strongest pixel each time, as the reader asks for it.
import { persuade } from '#src/formulas/persuade.ts';
import type { Edit } from '#src/formulas/persuasion.ts';
import type { Network } from '#src/nn/index.ts';
import { articleFor } from '#src/numbers/format.ts';

interface Found {
  /** The edits after each of its steps; none where it found no way. */
  states: Edit[][];
  words: string;
}

/** `pixels`: (784), 0 to 255. */
export function search(network: Network, pixels: Uint8Array, wanted: number): Found {
  const found = persuade(network, pixels, wanted);
  if (!found)
    return {
      states: [],
      words: `A search that takes the strongest pixel each time found no way to ${articleFor(wanted)} ${wanted}.`,
    };
  return {
    states: found.map((_, count) => found.slice(0, count + 1)),
    words: `A search that takes the strongest pixel each time needs ${found.length}. Undo takes them back one at a time.`,
  };
}
