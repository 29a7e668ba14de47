// Test accuracy of each network after few images: every start a dot, their mean a line.
import { colour, type Draw, drawChart, gridAxis, gridLines } from '#src/charts/frame.ts';

export interface FewPoint {
  name: string;
  /** One share of right answers for each start. */
  seeds: readonly number[];
  mean: number;
}

export function drawFewExamples(networks: readonly FewPoint[]): Draw {
  const dots = networks.flatMap(({ name, seeds }) =>
    seeds.map((share) => ({ name, percent: 100 * share })),
  );
  const lowest = 5 * Math.floor(Math.min(...dots.map(({ percent }) => percent)) / 5);
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: networks.length * 34 + 68,
      marginLeft: 92,
      marginRight: 20,
      marginTop: 10,
      x: { domain: [lowest, 100], inset: 6 },
      y: { domain: networks.map(({ name }) => name), label: null },
      marks: [
        plot.gridX({ ticks: 4, ...gridLines }),
        plot.axisX({ ...gridAxis, label: 'test images read correctly, %', ticks: 4 }),
        plot.axisY({ label: null, tickSize: 0 }),
        plot.dot(dots, {
          x: 'percent',
          y: 'name',
          r: 4.5,
          fill: 'var(--raised)',
          stroke: colour.ink,
          strokeWidth: 1.75,
        }),
        plot.tickX(networks, {
          x: ({ mean }) => 100 * mean,
          y: 'name',
          stroke: colour.ink,
          strokeWidth: 2.5,
          insetTop: 5,
          insetBottom: 5,
        }),
      ],
    });
}
