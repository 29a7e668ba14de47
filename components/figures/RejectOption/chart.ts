// The price of silence: how right the answers are, against how many there are.
import { colour, dashed, type Draw, drawChart, isNarrow } from '#src/charts/frame.ts';

export interface Silence {
  /** Share of the images answered, 0..1. */
  coverage: number;
  /** Share of the answers that are right, 0..1. */
  accuracy: number;
}

/** @param chosen the reader's point on the curve. */
export function drawRejection(curve: readonly Silence[], chosen: Silence, wanted: number): Draw {
  const percent = ({ coverage, accuracy }: Silence) => ({ x: coverage * 100, y: accuracy * 100 });
  const points = curve.map(percent);
  const leastCoverage = Math.floor(points.at(-1)!.x / 10) * 10;
  const lowest = Math.floor(Math.min(...points.map(({ y }) => y)) * 2) / 2;
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 260 : 320,
      marginTop: 28,
      marginRight: 24,
      x: {
        label: 'coverage: images answered, %',
        domain: [leastCoverage, 100],
        inset: 8,
        ticks: 4,
      },
      y: {
        label: 'correct answers, % of those given',
        domain: [lowest, 100],
        grid: true,
        ticks: 5,
      },
      marks: [
        plot.ruleY([wanted * 100], { stroke: colour.positive, ...dashed }),
        plot.text([wanted * 100], {
          y: (value: number) => value,
          text: () => `the task: ${(wanted * 100).toFixed(1)} %`,
          frameAnchor: 'left',
          dx: 10,
          dy: 11,
          textAnchor: 'start',
          fill: colour.positive,
        }),
        plot.line(points, { x: 'x', y: 'y', stroke: colour.soft, strokeWidth: 2 }),
        plot.dot([percent(chosen)], { x: 'x', y: 'y', r: 6.5, fill: colour.ink }),
      ],
    });
}
