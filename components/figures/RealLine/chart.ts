// The loss over the rate of a single step: the promise is a straight line, the truth is not.
import {
  chosenDot,
  colour,
  dashed,
  type Draw,
  drawChart,
  gridAxis,
  gridLines,
  isNarrow,
  rim,
} from '#src/charts/frame.ts';
import type { RealLine } from '#src/records/experiments/real-line.ts';

/** Chosen before the reader has moved anything. */
export const firstRate = 0.1;

/** What the slope promises of the loss that the line belongs to. */
export const promised = ({ of, loss, batch, square }: RealLine, rate: number): number =>
  (of === 'all' ? loss : batch)[0]! - square * rate;

/** A chart that showed all rates would be mostly empty: it ends where the loss has grown by half. */
export function shownRates(learningRates: readonly number[], line: RealLine): number {
  const highest = 1.5 * line.loss[0]!;
  const last = line.loss.findIndex((loss) => loss > highest);
  return last < 0 ? learningRates.length : last;
}

interface Point {
  rate: number;
  loss: number;
}

export function drawLine(learningRates: readonly number[], line: RealLine, place: number): Draw {
  const count = shownRates(learningRates, line);
  const rates = learningRates.slice(0, count);
  const most = rates.at(-1)!;
  const curve = (losses: readonly number[]): Point[] =>
    rates.map((rate, k) => ({ rate, loss: losses[k]! }));
  const [all, own] = [curve(line.loss), curve(line.batch)];
  const isBatch = line.of === 'batch';
  const before = promised(line, 0);
  const zero = before / line.square;
  const end = Math.min(most, zero);
  const promise = [0, end].map((rate) => ({ rate, loss: promised(line, rate) }));
  const highest = Math.max(
    ...line.loss.slice(0, count),
    ...(isBatch ? line.batch.slice(0, count) : []),
  );
  const chosen = { rate: learningRates[place]!, loss: line.loss[place]! };
  const at = { x: 'rate', y: 'loss' };
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    const word = (points: readonly Point[], text: string, more: object) =>
      plot.text(points, { ...at, text: () => text, ...rim, ...more });
    return drawChart(plot, frame, {
      height: narrow ? 290 : 340,
      marginTop: 30,
      marginRight: 24,
      x: { domain: [0, most], inset: 6 },
      y: { domain: [0, 1.04 * highest], clamp: true },
      marks: [
        plot.gridY({ ...gridLines, ticks: 5 }),
        plot.axisX({ ...gridAxis, label: 'learning rate of the one step', ticks: narrow ? 4 : 7 }),
        plot.axisY({ ...gridAxis, label: 'loss after it', labelAnchor: 'top', ticks: 5 }),
        plot.ruleY([line.loss[0]!], { stroke: colour.soft, strokeWidth: 1 }),
        plot.line(promise, { ...at, stroke: colour.ink, strokeWidth: 1.5, ...dashed }),
        word([promise[1]!], 'promised', {
          dy: -12,
          dx: 8,
          textAnchor: 'start',
          fill: colour.ink,
        }),
        ...(isBatch
          ? [
              plot.line(own, {
                ...at,
                stroke: colour.soft,
                strokeWidth: 1.75,
                curve: 'monotone-x',
              }),
              word(own.slice(-1), 'the batch', {
                dx: -2,
                dy: 14,
                textAnchor: 'end',
                fill: colour.soft,
              }),
            ]
          : []),
        plot.line(all, { ...at, stroke: colour.ink, strokeWidth: 2, curve: 'monotone-x' }),
        word(all.slice(-1), isBatch ? 'all others' : 'true', {
          dx: -6,
          dy: -12,
          textAnchor: 'end',
          fill: colour.ink,
          fontWeight: 600,
        }),
        plot.dot(place < count ? [chosen] : [], { ...at, ...chosenDot }),
      ],
    });
  };
}
