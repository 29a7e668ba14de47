// Promise and fulfilment: for each bin of confidence, how often the network was right, and over how many images.
import { colour, type Draw, drawChart, isNarrow, rim } from './frame.ts';

export interface ReliabilityBin {
  count: number;
  meanConfidence: number;
  accuracy: number;
}

/** Below the axis: a column for each tenfold number of images has this height, on the scale of accuracy. */
const tenfold = 0.055;
const floor = -0.36;

/** Bins without an image draw nothing. */
export function drawReliability(bins: readonly ReliabilityBin[]): Draw {
  const filled = bins
    .map((bin, place) => ({
      ...bin,
      from: (place + 0.06) / bins.length,
      to: (place + 0.94) / bins.length,
      top: floor + tenfold * Math.log10(bin.count),
    }))
    .filter(({ count }) => count > 0)
    .map((bin) => ({ ...bin, ...chanceRange(bin.accuracy, bin.count) }));
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    const [height, marginTop, marginBottom, marginRight] = [narrow ? 370 : 500, 28, 40, 24];
    const unit = {
      x: frame.width - 48 - marginRight,
      y: (height - marginTop - marginBottom) / (1 - floor),
    };
    return drawChart(plot, frame, {
      height,
      marginTop,
      marginBottom,
      marginRight,
      x: { domain: [0, 1], label: 'mean confidence', ticks: 5, tickFormat: '.1f', grid: true },
      y: { domain: [floor, 1], label: 'accuracy', ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], grid: true },
      marks: [
        plot.line(
          [
            [0, 0],
            [1, 1],
          ],
          { stroke: colour.soft, strokeDasharray: '3 4' },
        ),
        plot.text(['as right as it is sure'], {
          x: () => 0.6,
          y: () => 0.6,
          rotate: (Math.atan2(-unit.y, unit.x) * 180) / Math.PI,
          dx: -3,
          dy: -11,
          fill: colour.soft,
        }),
        plot.ruleX(filled, {
          x: 'meanConfidence',
          y1: 'low',
          y2: 'high',
          stroke: colour.ink,
          strokeWidth: 1.5,
        }),
        plot.dot(filled, { x: 'meanConfidence', y: 'accuracy', r: 5, fill: colour.ink }),
        plot.rect(filled, { x1: 'from', x2: 'to', y1: floor, y2: 'top', fill: colour.soft }),
        plot.text(filled, {
          x: ({ from, to }: { from: number; to: number }) => (from + to) / 2,
          y: 'top',
          text: ({ count }: ReliabilityBin) => count.toLocaleString('en-GB'),
          dy: -8,
          fill: colour.ink,
          ...rim,
        }),
        plot.text(['images'], {
          x: () => 0,
          y: () => floor,
          textAnchor: 'end',
          dx: -7,
          dy: -12,
          fill: colour.ink,
        }),
      ],
    });
  };
}

/** Where 19 of 20 such counts would put the true share (Wilson's interval). */
export function chanceRange(share: number, count: number): { low: number; high: number } {
  const z = 1.96;
  const middle = share + z ** 2 / (2 * count);
  const reach = z * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
  const scale = 1 + z ** 2 / count;
  return { low: (middle - reach) / scale, high: (middle + reach) / scale };
}
