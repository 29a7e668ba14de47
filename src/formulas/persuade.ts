// A greedy way from one answer to another: the strongest pixel, again and again.
import type { Network } from '#src/nn/index.ts';
import { type Duel, type Edit, withEdits } from './persuasion.ts';
import { pullOfPixels } from './pixel-pulls.ts';
import { readDigit, type Reading } from './reading.ts';

/**
 * Pixel after pixel, each time the one that pulls most, until the network answers `wanted`; undefined when `most` are
 * not enough. Greedy: the first pixels are chosen without a thought for the next, so fewer may do.
 */
export function persuade(
  network: Network,
  pixels: Uint8Array,
  wanted: number,
  most = 60,
): Edit[] | undefined {
  const edits: Edit[] = [];
  for (;;) {
    const reading = readDigit(network, withEdits(pixels, edits));
    if (reading.prediction === wanted) return edits;
    if (edits.length === most) return undefined;
    const best = strongestEdit(network, reading, { wanted, rival: reading.prediction }, edits);
    if (!best) return undefined;
    edits.push(best);
  }
}

/** Of all pixels that are not yet edited, the one that pulls most; undefined when none pulls at all. */
function strongestEdit(
  network: Network,
  reading: Reading,
  duel: Duel,
  edits: readonly Edit[],
): Edit | undefined {
  const touched = new Set(edits.map(({ pixel }) => pixel));
  let [best, strongest]: [Edit | undefined, number] = [undefined, 0];
  for (const tool of ['pen', 'eraser'] as const) {
    pullOfPixels(network, reading, tool, duel).forEach((pull, pixel) => {
      if (pull > strongest && !touched.has(pixel)) [best, strongest] = [{ pixel, tool }, pull];
    });
  }
  return best;
}
