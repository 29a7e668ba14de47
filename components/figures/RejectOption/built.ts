// What the figure is built with: how many are answered at each threshold, and the curve in a sentence.
import { openBook } from '#src/facts/book.ts';
import { wantedAccuracy } from '#src/facts/prediction.ts';
import { coarseNoiseTops } from '#src/formulas/coarse-noise.ts';
import { packCounts, rejection } from '#src/formulas/rejection.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { drawRejection } from './chart.ts';
import { curveOf } from './silence.ts';

export async function built() {
  const { network, testTops, testRight, facts } = await openBook();
  const counts = rejection(testTops, testRight, coarseNoiseTops(network));
  const curve = curveOf(counts);
  const label =
    `With every image answered ${formatNumber(facts.accuracy, 'percent-1')} are right; the fewer are ` +
    `answered, the more of them are right, up to ${formatNumber(curve.at(-1)!.accuracy, 'percent-1')}.`;
  const props = {
    answered: packCounts(counts.answered),
    right: packCounts(counts.right),
    noise: packCounts(counts.noise),
    wanted: wantedAccuracy,
    label,
  };
  return { props, label, draw: drawRejection(curve, curve[0], wantedAccuracy) };
}
