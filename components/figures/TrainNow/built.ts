// The run that is made while the page is built: what stands in the figure until the reader trains.
import { curveWidth, quickTraining } from '#src/facts/quick-training.ts';
import { formatNumber } from '#src/numbers/format.ts';

export function built() {
  const { curve, epochs, stepCount, accuracy } = quickTraining(97);
  return {
    built: {
      curve: curve.map(({ step, loss }) => ({ step, loss: Number(loss.toPrecision(4)) })),
      epochs,
      stepCount,
      accuracy,
    },
    curveWidth: curveWidth(stepCount),
    label:
      `Over ${formatNumber(stepCount)} steps the loss falls from ${formatNumber(curve[0]!.loss, 'fixed-2')} to ` +
      `${formatNumber(curve.at(-1)!.loss, 'fixed-2')}; then ${formatNumber(accuracy, 'percent-2')} of the validation images are read correctly.`,
  };
}
