// How much of each neuron's weights the best edge explains: counted in bins, before training and after.
import { colour, type Draw, drawChart, isNarrow, rim } from '#src/charts/frame.ts';

/** In each bin of two hundredths, from 0 to a half: how many of the neurons. */
export interface EdgeShares {
  trained: readonly number[];
  untrained: readonly number[];
}

const edgeBins = 25;
export const binWidth = 0.02;

export function binShares(r2: readonly number[]): number[] {
  const counts = Array<number>(edgeBins).fill(0);
  for (const share of r2) counts[Math.min(edgeBins - 1, Math.floor(share / binWidth))] += 1;
  return counts;
}

/** @param shown the R² of the neuron that stands above. */
export function drawEdgeShares({ trained, untrained }: EdgeShares, shown: number): Draw {
  const bars = (counts: readonly number[]) =>
    counts.flatMap((count, bin) =>
      count > 0 ? [{ count, from: 100 * binWidth * bin, to: 100 * binWidth * (bin + 1) }] : [],
    );
  const asBars = { x1: 'from', x2: 'to', y: 'count', inset: 0.5 } as const;
  // The bar before training is higher than all others: it runs out of the picture, and says so.
  const most = Math.max(...trained) + 4;
  const tall = bars(untrained).filter(({ count }) => count > most);
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 230 : 250,
      marginTop: 28,
      x: { domain: [0, 50], label: 'of the weights’ variance, explained by the best edge, %' },
      y: { domain: [0, most], label: 'neurons', ticks: 4, grid: true, clamp: true },
      marks: [
        plot.rectY(bars(untrained), {
          ...asBars,
          fill: 'none',
          stroke: colour.soft,
          strokeDasharray: '3 2',
        }),
        plot.rectY(bars(trained), { ...asBars, fill: colour.soft, fillOpacity: 0.6 }),
        plot.text(tall, {
          x: 'to',
          y: () => most,
          text: ({ count }: { count: number }) => `untrained: ${count}`,
          dx: 6,
          dy: 8,
          textAnchor: 'start',
          fill: colour.soft,
        }),
        plot.ruleY([0], { stroke: colour.soft }),
        plot.ruleX([100 * shown], { stroke: colour.ink, strokeWidth: 2.5 }),
        plot.text([100 * shown], {
          x: (value: number) => value,
          text: () => 'this neuron',
          frameAnchor: 'top',
          textAnchor: shown > 0.3 ? 'end' : 'start',
          dx: shown > 0.3 ? -7 : 7,
          dy: shown > 0.3 ? 4 : 26,
          fill: colour.ink,
          fontWeight: 600,
          ...rim,
        }),
      ],
    });
}
