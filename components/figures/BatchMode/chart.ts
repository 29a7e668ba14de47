// Accuracy against the size of the batch in which a network is asked as in training; a line says what it gets when asked properly.
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
import { meanOf, type ShownModes } from './modes.ts';

export function drawModes({
  keptOfBatches,
  batches,
}: Pick<ShownModes, 'keptOfBatches' | 'batches'>): Draw {
  const line = batches.map(({ batchSize, right }) => ({ batchSize, right: 100 * meanOf(right) }));
  const seeds = batches.flatMap(({ batchSize, right }) =>
    right.map((share) => ({ batchSize, right: 100 * share })),
  );
  const at = { x: 'batchSize', y: 'right' } as const;
  const proper = 100 * meanOf(keptOfBatches);
  const sizes = batches.map(({ batchSize }) => batchSize).toSorted((a, b) => a - b);
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 270 : 310,
      marginTop: 30,
      marginLeft: 44,
      x: { type: 'point', domain: sizes, label: null, padding: 0.15 },
      y: { domain: [0, 100], label: null },
      marks: [
        plot.gridY([0, 20, 40, 60, 80, 100], gridLines),
        plot.axisY([0, 20, 40, 60, 80, 100], {
          ...gridAxis,
          label: 'test images read correctly, %',
          labelAnchor: 'top',
        }),
        plot.axisX(sizes, {
          ...gridAxis,
          label: 'images asked about at once',
          tickFormat: (size: number) => size.toLocaleString('en-GB'),
        }),
        plot.ruleY([proper], { stroke: colour.ink, strokeWidth: 1.5, ...dashed }),
        plot.text([{ right: proper }], {
          x: () => Math.min(...sizes),
          y: 'right',
          text: () => 'kept statistics',
          textAnchor: 'start',
          dx: -4,
          dy: 12,
          fill: colour.ink,
          ...rim,
        }),
        plot.line(line, { ...at, stroke: colour.ink, strokeWidth: 2.25 }),
        plot.dot(seeds, { ...at, r: 2.5, fill: colour.ink }),
        plot.text([line[Math.floor(line.length / 2) + 1]], {
          ...at,
          text: () => 'statistics of the batch',
          textAnchor: 'start',
          dx: 10,
          dy: 8,
          fill: colour.ink,
          fontWeight: 650,
          ...rim,
        }),
      ],
    });
}
