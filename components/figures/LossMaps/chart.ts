// The loss along a straight line from a trained network back to its start, and along random lines of the same length.
import {
  chosenDot,
  colour,
  dashed,
  type Draw,
  drawChart,
  gridAxis,
  gridLines,
  isNarrow,
  rim,
} from '#src/charts/frame.ts';
import type { LossMap } from '#src/records/experiments/loss-maps.ts';

/** `at` is an index into `parts`. */
export function drawMap(parts: readonly number[], map: LossMap, at: number): Draw {
  const points = (losses: readonly number[]) =>
    losses.map((loss, k) => ({ part: 100 * parts[k]!, loss }));
  const place = { x: 'part', y: 'loss' } as const;
  const start = points(map.toStart);
  const random = map.random.map(points);
  const highest = Math.max(...map.toStart, ...map.random.flat());
  const ticks = [0.1, 0.2, 1, 2];
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 270 : 310,
      marginTop: 30,
      x: { domain: [100 * parts[0]!, 100 * parts.at(-1)!], label: null, inset: 8 },
      y: { type: 'log', domain: [0.04, Math.max(3, highest)], label: null },
      marks: [
        plot.gridY(ticks, gridLines),
        plot.axisY(ticks, {
          ...gridAxis,
          label: 'mean loss on the test images',
          labelAnchor: 'top',
          tickFormat: String,
        }),
        plot.axisX([-50, 0, 50, 100], {
          ...gridAxis,
          label: isNarrow(frame)
            ? 'distance, % of the way to the start'
            : 'distance from the trained network, % of the way to its start',
        }),
        plot.ruleX([0], { stroke: colour.line, strokeWidth: 1.5 }),
        random.map((line) =>
          plot.line(line, { ...place, stroke: colour.soft, strokeWidth: 1.5, ...dashed }),
        ),
        plot.line(start, { ...place, stroke: colour.ink, strokeWidth: 2.25 }),
        plot.text([start[Math.floor((2 * start.length) / 3)]!], {
          ...place,
          text: () => 'towards its start',
          textAnchor: 'end',
          dx: -10,
          dy: -6,
          fill: colour.ink,
          ...rim,
        }),
        plot.text([random[0]!.at(-2)!], {
          ...place,
          text: () => 'random directions',
          textAnchor: 'end',
          dy: 24,
          fill: colour.soft,
          ...rim,
        }),
        plot.dot([start[at]!, random[0]![at]!], { ...place, ...chosenDot, r: 5 }),
      ],
    });
}
