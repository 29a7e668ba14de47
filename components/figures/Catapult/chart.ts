// The loss step by step at one rate, and behind it at all the others.
import {
  colour,
  type Draw,
  drawChart,
  gridAxis,
  gridLines,
  isNarrow,
  rim,
} from '#src/charts/frame.ts';
import type { CatapultRun } from '#src/records/experiments/catapult.ts';

const [lowest, highest] = [0.004, 4];
const ticks = [0.01, 0.1, 1];

export function drawCatapult(
  steps: readonly number[],
  runs: readonly CatapultRun[],
  chosen: number,
): Draw {
  const curve = ({ loss }: CatapultRun) =>
    loss.map((value, k) => ({
      step: steps[k]!,
      // What is no number is above everything.
      loss: Math.min(highest, Math.max(lowest, value ?? highest)),
    }));
  const others = runs.filter((_, k) => k !== chosen);
  const mine = curve(runs[chosen]!);
  const at = { x: 'step', y: 'loss' };
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 290 : 340,
      marginTop: 30,
      marginRight: 24,
      x: { domain: [0, steps.at(-1)!], inset: 4 },
      y: { type: 'log', domain: [lowest, highest] },
      marks: [
        plot.gridY(ticks, gridLines),
        plot.axisX({ ...gridAxis, label: 'steps', ticks: isNarrow(frame) ? 4 : 8 }),
        plot.axisY(ticks, {
          ...gridAxis,
          label: 'loss of all images',
          labelAnchor: 'top',
          tickFormat: String,
        }),
        ...others.map((run) =>
          plot.line(curve(run), {
            ...at,
            stroke: colour.soft,
            strokeWidth: 0.75,
            strokeOpacity: 0.6,
          }),
        ),
        plot.line(mine, { ...at, stroke: colour.ink, strokeWidth: 2 }),
        plot.text(mine.slice(-1), {
          ...at,
          text: () => `rate ${runs[chosen]!.learningRate}`,
          dx: -4,
          dy: -14,
          textAnchor: 'end',
          fontWeight: 600,
          fill: colour.ink,
          ...rim,
        }),
      ],
    });
}
