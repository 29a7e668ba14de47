// Promise and fulfilment: for each bin of confidence, how often the network was right.
import { colour, type Draw, drawChart, isNarrow } from './frame.ts';

export interface ReliabilityBin {
  count: number;
  meanConfidence: number;
  accuracy: number;
}

/** Bins without an image draw nothing. */
export function drawReliability(bins: readonly ReliabilityBin[]): Draw {
  const filled = bins
    .filter(({ count }) => count > 0)
    .map((bin) => ({ ...bin, ...chanceRange(bin.accuracy, bin.count) }));
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    return drawChart(plot, frame, {
      height: narrow ? 320 : 430,
      marginTop: 28,
      marginRight: 24,
      x: { domain: [0, 1], label: 'mean confidence', ticks: 5, tickFormat: '.1f', grid: true },
      y: { domain: [0, 1], label: 'accuracy', ticks: 5, tickFormat: '.1f', grid: true },
      r: { type: 'sqrt', domain: [0, 10_000], range: [0, narrow ? 13 : 18] },
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
          rotate: (Math.atan2(narrow ? -252 : -362, narrow ? 258 : 568) * 180) / Math.PI,
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
        plot.dot(filled, {
          x: 'meanConfidence',
          y: 'accuracy',
          r: ({ count }: ReliabilityBin) => Math.max(count, narrow ? 900 : 500),
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
