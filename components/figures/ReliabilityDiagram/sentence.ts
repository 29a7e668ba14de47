// The chart in a sentence: its last bin, where nearly all images are.
import type { ReliabilityBin } from '#src/charts/reliability.ts';
import { formatNumber } from '#src/numbers/format.ts';

export function sentenceOn(bins: readonly ReliabilityBin[]): string {
  const { count, meanConfidence, accuracy } = bins[bins.length - 1];
  return (
    `Mean confidence against accuracy in ${bins.length} bins. The last bin holds ` +
    `${formatNumber(count)} images with mean confidence ${formatNumber(meanConfidence, 'fixed-3')} ` +
    `and accuracy ${formatNumber(accuracy, 'fixed-3')}.`
  );
}
