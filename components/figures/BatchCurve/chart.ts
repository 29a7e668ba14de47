// What one image costs when more of them are handed over at a time, both axes logarithmic.
import {
  colour,
  dashed,
  type Draw,
  drawChart,
  gridAxis,
  gridLines,
  isNarrow,
  powersOfTen,
  rim,
} from '#src/charts/frame.ts';

export interface BatchLine {
  /** What stands at its left end. */
  name: string;
  /** The reader's own are ink, the recorded ones soft. */
  yours: boolean;
  isDashed: boolean;
  points: readonly { batchSize: number; microseconds: number }[];
}

export function drawBatchCurve(lines: readonly BatchLine[], largest: number): Draw {
  const hasYours = lines.some(({ yours }) => yours);
  const all = lines.flatMap(({ points }) => points.map(({ microseconds }) => microseconds));
  const powers = powersOfTen([...all, 1.3 * Math.max(...all)]);
  const [least, most] = [powers[0], powers.at(-1)!];

  return (plot, frame) => {
    const narrow = isNarrow(frame);
    const axis = {
      ...gridAxis,
      tickFormat: (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 3 }),
    };
    const at = { x: 'batchSize', y: 'microseconds' };
    return drawChart(plot, frame, {
      height: narrow ? 290 : 340,
      marginTop: 30,
      marginLeft: 44,
      marginRight: narrow ? 20 : 30,
      x: { type: 'log', domain: [1, largest], inset: 12 },
      y: { type: 'log', domain: [least, most] },
      marks: [
        plot.gridY(powers, gridLines),
        plot.axisX(powersOfTen([1, largest]), { ...axis, label: 'images handed over at a time' }),
        plot.axisY(powers, {
          ...axis,
          label: 'microseconds for one image',
          labelAnchor: 'top',
        }),
        plot.ruleY([least], { stroke: colour.ink }),
        ...lines.flatMap(({ points, yours, isDashed, name }) => [
          plot.line(points, {
            ...at,
            stroke: yours ? colour.ink : colour.soft,
            strokeWidth: yours ? 2.5 : 1.5,
            ...(isDashed ? dashed : {}),
          }),
          plot.dot(points, { ...at, r: yours ? 3.5 : 2.5, fill: yours ? colour.ink : colour.soft }),
          // Two names at one place could not be read; what is recorded is told by its thin line.
          plot.text(yours || !hasYours ? points.slice(0, 1) : [], {
            ...at,
            text: () => name,
            dx: 6,
            dy: -11,
            textAnchor: 'start',
            fill: yours ? colour.ink : colour.soft,
            fontWeight: yours ? 650 : 400,
            ...rim,
          }),
        ]),
      ],
    });
  };
}
