// The recorded run: what the figure shows until the reader trains.
import { curveWidth } from '#src/facts/quick-training.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { quickCnnRecord } from '#src/records/index.ts';

export function built() {
  const { curve, epochs, stepCount, filters, recipe } = quickCnnRecord;
  const { accuracy } = epochs.at(-1)!;
  return {
    built: { curve, epochs, stepCount, accuracy },
    filters,
    recipe,
    curveWidth: curveWidth(stepCount),
    label:
      `Over ${formatNumber(stepCount)} steps the loss falls from ${formatNumber(curve[0].loss, 'fixed-2')} to ` +
      `${formatNumber(curve.at(-1)!.loss, 'fixed-2')}; then ${formatNumber(accuracy, 'percent-1')} of the validation images are read correctly.`,
  };
}
