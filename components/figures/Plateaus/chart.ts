// The loss through one place, along the direction with the lowest eigenvalue and along that with the largest.
import {
  colour,
  dashed,
  type Draw,
  drawChart,
  gridAxis,
  gridLines,
  isNarrow,
  rim,
} from '#src/charts/frame.ts';

export interface Profiles {
  distances: readonly number[];
  lowest: readonly number[];
  largest: readonly number[];
}

/** Where the loss is higher than that, the lines leave the chart at the top. */
const highest = 4;

export function drawProfiles({ distances, lowest, largest }: Profiles): Draw {
  const points = (losses: readonly number[]) =>
    losses.map((loss, k) => ({ distance: distances[k]!, loss }));
  const place = { x: 'distance', y: 'loss' } as const;
  const [low, large] = [points(lowest), points(largest)];
  const here = low[Math.floor(low.length / 2)]!;
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 250 : 290,
      marginTop: 30,
      x: { domain: [distances[0]!, distances.at(-1)!], label: null, inset: 8 },
      y: { domain: [0, highest], label: null },
      marks: [
        plot.gridY([0, 1, 2, 3, 4], gridLines),
        plot.axisY([0, 1, 2, 3, 4], {
          ...gridAxis,
          label: 'mean loss',
          labelAnchor: 'top',
          tickFormat: String,
        }),
        plot.axisX([distances[0]!, 0, distances.at(-1)!], {
          ...gridAxis,
          label: 'distance along the direction',
          tickFormat: (value: number) => String(value).replace('-', '−'),
        }),
        plot.line(large, {
          ...place,
          stroke: colour.soft,
          strokeWidth: 1.75,
          ...dashed,
          clip: true,
        }),
        plot.line(low, { ...place, stroke: colour.ink, strokeWidth: 2.25 }),
        plot.dot([here], { ...place, r: 5.5, fill: colour.ink }),
        plot.text([large[4]!], {
          ...place,
          text: () => 'largest eigenvalue',
          textAnchor: 'start',
          dx: 8,
          dy: -8,
          fill: colour.soft,
          ...rim,
        }),
        plot.text([low.at(-4)!], {
          ...place,
          text: () => 'lowest eigenvalue',
          textAnchor: 'end',
          dy: 18,
          fill: colour.ink,
          ...rim,
        }),
      ],
    });
}
