// Test accuracy of wide networks and of their halves, every seed a dot and the mean a line.
import { colour, type Draw, drawChart, gridAxis, gridLines } from '#src/charts/frame.ts';

export interface HalvedPoint {
  /** Such as "2 × 512". */
  name: string;
  tests: readonly number[];
  mean: number;
  isHalf: boolean;
}

export function drawHalved(points: readonly HalvedPoint[]): Draw {
  const seeds = points.flatMap(({ name, tests, isHalf }) =>
    tests.map((test) => ({ name, test: 100 * test, isHalf })),
  );
  const shares = seeds.map(({ test }) => test);
  const lowest = Math.floor(2 * Math.min(...shares)) / 2;
  const highest = Math.ceil(2 * Math.max(...shares)) / 2;
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: points.length * 28 + 76,
      marginLeft: 76,
      marginRight: 20,
      marginTop: 12,
      x: { domain: [lowest, highest], inset: 6 },
      y: { domain: points.map(({ name }) => name), label: null },
      marks: [
        plot.gridX({ ticks: 4, ...gridLines }),
        plot.axisX({ ...gridAxis, label: 'test images read correctly, %', ticks: 4 }),
        plot.axisY({ label: null, tickSize: 0 }),
        plot.dot(seeds, { x: 'test', y: 'name', r: 4.5, fill: ({ isHalf }) => (isHalf ? 'var(--raised)' : colour.ink), stroke: colour.ink, strokeWidth: 1.75 }), // oxfmt-ignore
        plot.tickX(points, { x: ({ mean }) => 100 * mean, y: 'name', stroke: colour.ink, strokeWidth: 2.5, insetTop: 3, insetBottom: 3 }), // oxfmt-ignore
      ],
    });
}
