// A bar for each way to choose the hidden patch: the share of the test images that are still read correctly.
import { colour, type Draw, drawChart, gridAxis, gridLines, rim } from '#src/charts/frame.ts';

export interface HiddenShare {
  way: string;
  name: string;
  /** 0..1 */
  share: number;
}

export function drawHiddenPatches(ways: readonly HiddenShare[]): Draw {
  const bars = ways.map(({ way, name, share }) => ({ way, name, percent: 100 * share }));
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: bars.length * 30 + 64,
      marginLeft: 158,
      marginRight: 44,
      marginTop: 8,
      x: { domain: [0, 100] },
      y: { domain: bars.map(({ name }) => name), label: null, padding: 0.3 },
      marks: [
        plot.gridX({ ticks: 4, ...gridLines }),
        plot.axisX({ ...gridAxis, label: 'test images read correctly, %', ticks: 4 }),
        plot.axisY({ label: null, tickSize: 0 }),
        plot.barX(bars, {
          x: 'percent',
          y: 'name',
          fill: ({ way }) => (way.startsWith('attention') ? colour.positive : colour.soft),
        }),
        plot.text(bars, {
          x: 'percent',
          y: 'name',
          text: ({ percent }) => percent.toFixed(1),
          dx: 6,
          textAnchor: 'start',
          fill: colour.ink,
          ...rim,
        }),
      ],
    });
}
