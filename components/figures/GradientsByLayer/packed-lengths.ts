// Gradients of all settings in few letters: log₁₀ in hundredths, of each layer the least, the middle and the most of the seeds.
import type { Deep } from '#src/formulas/deep-network.ts';
import { medianOf } from '#src/formulas/scores.ts';

/** Of one layer, over the seeds. */
export interface Spread {
  least: number;
  middle: number;
  most: number;
}

export const nameOf = ({ activation, start, depth }: Deep): string =>
  `${activation} ${start} ${depth}`;

/** `lengths`: for each seed those of all layers. */
export const packLengths = (lengths: readonly number[][]): string =>
  lengths[0]!
    .flatMap((_, layer) => {
      const all = lengths.map((one) => one[layer]!);
      return [Math.min(...all), medianOf(all), Math.max(...all)];
    })
    .map((length) => Math.round(100 * Math.log10(length)))
    .join(' ');

export function unpackLengths(packed: string): Spread[] {
  const all = packed.split(' ').map((hundredths) => 10 ** (Number(hundredths) / 100));
  return Array.from({ length: all.length / 3 }, (_, layer) => {
    const [least, middle, most] = all.slice(3 * layer, 3 * layer + 3) as [number, number, number];
    return { least, middle, most };
  });
}
