// The losses of a loop's own batches, step by step, beside what a guess costs: one run, or it and its mended twin.
import type { ClinicLine } from '#components/figures/Clinic/ward.ts';
import { colour, dashed, type Draw, drawChart, isNarrow, rim } from '#src/charts/frame.ts';

export const guess = Math.log(10);
const [lowest, highest] = [0.001, 3000];
const ticks = [0.001, 0.01, 0.1, 1, 10, 100, 1000];

export function drawLosses(lines: readonly ClinicLine[]): Draw {
  const curves = lines.map(({ losses = { every: 1, values: [] }, ...line }) => ({
    ...line,
    points: losses.values.map((loss, k) => ({
      step: (k + 1) * losses.every,
      loss: Math.min(highest, Math.max(lowest, loss)),
    })),
  }));
  const last = Math.max(1, ...curves.flatMap(({ points }) => points.map(({ step }) => step)));
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 210 : 240,
      marginTop: 30,
      marginRight: 20,
      x: {
        label: 'steps',
        domain: [0, last],
        ticks: 3,
        tickFormat: (step: number) => step.toLocaleString('en-GB'),
      },
      y: {
        label: 'loss of a batch',
        type: 'log',
        domain: [lowest, highest],
        ticks,
        tickFormat: (loss: number) => String(loss),
        grid: true,
      },
      marks: [
        plot.ruleY([guess], { stroke: colour.soft, ...dashed }),
        plot.text([{ step: last, loss: guess }], {
          x: 'step',
          y: 'loss',
          text: () => 'ln 10, a guess',
          textAnchor: 'end',
          dy: -9,
          fill: colour.soft,
          ...rim,
        }),
        ...curves.flatMap(({ points, strong, name }) => {
          const ink = strong ? colour.ink : colour.soft;
          return [
            plot.line(points, { x: 'step', y: 'loss', stroke: ink, strokeWidth: strong ? 2 : 1.5 }),
            plot.text(lines.length > 1 ? points.slice(-1) : [], {
              x: 'step',
              y: 'loss',
              text: () => name,
              textAnchor: 'end',
              dy: strong ? 14 : -22,
              fill: ink,
              fontWeight: strong ? 650 : 400,
              ...rim,
            }),
          ];
        }),
      ],
    });
}
