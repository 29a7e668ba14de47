// The histogram in one sentence, for a reader who cannot see it.
import { formatNumber } from '#src/numbers/format.ts';

/** @param counts (256): how many pixels hold each value. */
export function sentenceOn(counts: Uint32Array): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const full = counts.subarray(251).reduce((sum, count) => sum + count, 0);
  return (
    `Histogram of ${formatNumber(total)} pixel values: ${formatNumber(counts[0])} are 0, ` +
    `${formatNumber(full)} lie from 251 to 255, few lie between.`
  );
}
