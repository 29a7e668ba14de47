// How many pixels of a set of pictures hold each value: 0 alone, then 1 to 255 in groups of five.
import { colour, drawChart, type Draw } from '#src/charts/frame.ts';

/** `all` shows every pixel, `inked` leaves the zeros out, `log` makes each step upwards ten times as many. */
export type InkScale = 'all' | 'inked' | 'log';

export interface InkBin {
  /** First and last value in the bin, both included. */
  from: number;
  to: number;
  count: number;
}

export const binWidth = 5;

/** @param counts (256): how many pixels hold each value. */
export function inkBins(counts: ArrayLike<number>): InkBin[] {
  const bins = [{ from: 0, to: 0, count: counts[0] }];
  for (let from = 1; from < 256; from += binWidth) {
    const values = Array.from({ length: binWidth }, (_, i) => counts[from + i]);
    const count = values.reduce((sum, value) => sum + value, 0);
    bins.push({ from, to: from + binWidth - 1, count });
  }
  return bins;
}

const short = (count: number) => {
  if (count >= 1e6) return `${count / 1e6} M`;
  return count >= 1e3 ? `${count / 1e3} k` : String(count);
};

/** @param chosen a value 0..255 whose bin is drawn in full ink. */
export function inkHistogram(
  counts: ArrayLike<number>,
  { scale, chosen }: { scale: InkScale; chosen?: number },
): Draw {
  return (plot, frame) => {
    const bins = inkBins(counts).filter(({ to }) => scale !== 'inked' || to > 0);
    const floor = scale === 'log' ? 10_000 : 0;
    const isChosen = ({ from, to }: InkBin) =>
      chosen !== undefined && chosen >= from && chosen <= to;
    return drawChart(plot, frame, {
      marginLeft: 52,
      marginTop: 28,
      x: {
        domain: [-6, 256],
        label: 'value: 0 is paper, 255 is ink →',
        ticks: [0, 50, 100, 150, 200, 255],
      },
      y: {
        type: scale === 'log' ? 'log' : 'linear',
        domain: [
          floor,
          Math.max(...bins.map(({ count }) => count)) * (scale === 'log' ? 1.6 : 1.04),
        ],
        label: '↑ pixels',
        ticks: scale === 'log' ? [1e4, 1e5, 1e6, 1e7] : 5,
        tickFormat: short,
        grid: true,
      },
      marks: [
        plot.rect(bins, {
          // The zeros stand apart, one bar as wide as the others.
          x1: ({ from, to }: InkBin) => (to === 0 ? -5 : from - 0.5),
          x2: ({ to }: InkBin) => (to === 0 ? -0.5 : to + 0.5),
          y1: floor,
          y2: 'count',
          inset: 0.5,
          fill: (bin: InkBin) => (isChosen(bin) ? colour.ink : colour.soft),
          fillOpacity: (bin: InkBin) => (isChosen(bin) ? 1 : 0.55),
        }),
        plot.ruleY([floor], { stroke: colour.ink }),
      ],
    });
  };
}
