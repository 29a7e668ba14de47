// Accuracy against the highest rate of a run: the chosen schedule in ink with its three seeds, the constant rate dashed.
import {
  chosenDot,
  colour,
  dashed,
  type Draw,
  drawChart,
  gridAxis,
  gridLines,
  isNarrow,
} from '#src/charts/frame.ts';
import { spread } from '#src/charts/spread.ts';
import type { ScheduleName } from '#src/training/schedules.ts';
import { type ScheduleCurve, scheduleWords } from './curves.ts';

const lowest = 95.5;
const mean = (shares: readonly number[]) =>
  shares.reduce((sum, one) => sum + one, 0) / shares.length;

export function drawSchedules(
  curves: readonly ScheduleCurve[],
  chosen: ScheduleName,
  place: number,
): Draw {
  const lines = curves.map(({ schedule, rates }) => ({
    schedule,
    points: rates.map(({ rate, test }) => ({ rate, right: Math.max(lowest, 100 * mean(test)) })),
  }));
  const { points } = lines.find(({ schedule }) => schedule === chosen)!;
  const seeds = curves
    .find(({ schedule }) => schedule === chosen)!
    .rates.flatMap(({ rate, test }) =>
      test.map((share) => ({ rate, right: Math.max(lowest, 100 * share) })),
    );
  const rates = points.map(({ rate }) => rate);
  const last = lines.map(({ points: of }) => of.at(-1)!.right);
  const ends = spread(last, 0.17).map((height, k) => ({
    rate: rates.at(-1)!,
    height,
    words: scheduleWords[lines[k]!.schedule],
    isChosen: lines[k]!.schedule === chosen,
  }));
  const at = { x: 'rate', y: 'right' } as const;
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 270 : 310,
      marginTop: 30,
      marginLeft: 44,
      marginRight: 76,
      x: { type: 'point', domain: rates, label: null, padding: 0.15 },
      y: { domain: [lowest, 98.5], label: null },
      marks: [
        plot.gridY([96, 97, 98], gridLines),
        plot.axisY([96, 97, 98], {
          ...gridAxis,
          label: 'test images read correctly, %',
          labelAnchor: 'top',
        }),
        plot.axisX(rates, { ...gridAxis, label: 'highest rate of the run', tickFormat: String }),
        ...lines
          .filter(({ schedule }) => schedule !== chosen)
          .map(({ schedule, points: of }) =>
            plot.line(of, {
              ...at,
              stroke: colour.soft,
              strokeWidth: 1.5,
              ...(schedule === 'constant' ? dashed : {}),
            }),
          ),
        plot.line(points, {
          ...at,
          stroke: colour.ink,
          strokeWidth: 2.25,
          ...(chosen === 'constant' ? dashed : {}),
        }),
        plot.dot(seeds, { ...at, r: 2.5, fill: colour.ink }),
        plot.dot([points[place]], { ...at, ...chosenDot }),
        ...ends.map((end) =>
          plot.text([end], {
            x: 'rate',
            y: 'height',
            text: 'words',
            textAnchor: 'start',
            dx: 10,
            fill: end.isChosen ? colour.ink : colour.soft,
            fontWeight: end.isChosen ? 650 : 400,
          }),
        ),
      ],
    });
}
