// What the network still gets right as its hidden neurons are silenced one after the other.
import { chosenDot, colour, type Draw, drawChart, isNarrow } from '#src/charts/frame.ts';

/** Each by how many neurons are silent, from none to all: right answers among `count`. */
export interface Ablations {
  count: number;
  correct: readonly number[];
  /** Of the other orders. */
  least: readonly number[];
  most: readonly number[];
}

export function drawAblation({ count, correct, least, most }: Ablations, silent: number): Draw {
  const percent = (right: number) => (100 * right) / count;
  const points = correct.map((right, k) => ({
    silent: k,
    right: percent(right),
    least: percent(least[k]),
    most: percent(most[k]),
  }));
  const all = points.length - 1;
  // Every fourth is enough for an area, and a third of its weight.
  const band = points.filter((_, k) => k % 4 === 0);
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 260 : 310,
      marginTop: 28,
      x: {
        domain: [0, all],
        label: 'hidden neurons silenced',
        ticks: [0, 32, 64, 96, 128],
        inset: 6,
      },
      y: { domain: [0, 100], label: 'test images read correctly, %', ticks: 4, grid: true },
      marks: [
        plot.areaY(band, {
          x: 'silent',
          y1: 'least',
          y2: 'most',
          fill: colour.soft,
          fillOpacity: 0.25,
        }),
        plot.line(points, { x: 'silent', y: 'right', stroke: colour.ink, strokeWidth: 1.75 }),
        plot.ruleX([silent], { y1: 0, y2: points[silent].right, stroke: colour.ink }),
        plot.dot([points[silent]], { x: 'silent', y: 'right', ...chosenDot }),
      ],
    });
}
