// Runs side by side, as shares of right answers or as loss: training is dashed, validation drawn through.
import { colour, dashed, type Draw, drawChart, isNarrow, rim } from '#src/charts/frame.ts';
import type { ClinicPoint } from './curves.ts';
import type { ClinicLine } from './ward.ts';

type Kind = 'accuracy' | 'loss';
/** What is drawn of each point: the training images' number, then that of the others. */
const sides = {
  accuracy: ['training', 'validation'],
  loss: ['trainingLoss', 'validationLoss'],
} as const;
const lossTicks = [0.001, 0.01, 0.1, 1, 10, 100];

export function drawClinic(kind: Kind, lines: readonly ClinicLine[]): Draw {
  const last = Math.max(1, ...lines.flatMap(({ points }) => points.map(({ step }) => step)));
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    return drawChart(plot, frame, {
      height: narrow ? 210 : 240,
      marginTop: 30,
      marginRight: 20,
      x: {
        label: 'steps',
        domain: [0, last],
        ticks: 3,
        tickFormat: (step: number) => step.toLocaleString('en-GB'),
      },
      y:
        kind === 'accuracy'
          ? { label: 'images read correctly, %', domain: [0, 100], ticks: 5, grid: true }
          : {
              label: 'loss',
              type: 'log',
              domain: [0.0003, 100],
              ticks: lossTicks,
              tickFormat: (loss: number) => String(loss),
              grid: true,
            },
      marks: lines.flatMap(({ points, strong, name }) =>
        sides[kind].flatMap((side, k) => {
          const known = points.filter((point) => Number.isFinite(point[side]));
          const y = (point: ClinicPoint) =>
            kind === 'accuracy' ? 100 * point[side] : Math.max(0.0003, point[side]);
          const ink = strong ? colour.ink : colour.soft;
          return [
            plot.line(known, {
              x: 'step',
              y,
              stroke: ink,
              strokeWidth: strong ? 2.5 : 1.75,
              ...(k === 0 ? dashed : {}),
            }),
            ...(k === 1
              ? [
                  plot.dot(known.slice(-1), { x: 'step', y, r: strong ? 4.5 : 3.5, fill: ink }),
                  plot.text(lines.length > 1 ? known.slice(-1) : [], {
                    x: 'step',
                    y,
                    text: () => name,
                    textAnchor: 'end',
                    dy: strong ? -12 : 14,
                    fill: ink,
                    fontWeight: strong ? 650 : 400,
                    ...rim,
                  }),
                ]
              : []),
          ];
        }),
      ),
    });
  };
}
