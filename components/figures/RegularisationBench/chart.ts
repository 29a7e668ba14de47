// The validation loss of some runs by epoch, as shares of each run, with a mark where it is least.
import { colour, type Draw, drawChart, isNarrow, rim, ring } from '#src/charts/frame.ts';

export interface LossLine {
  name: string;
  chosen: boolean;
  /** Of each run's steps, 0 to 1. */
  points: readonly { share: number; loss: number }[];
  /** Where the loss is least. */
  least: { share: number; loss: number };
}

export function drawRegularisation(lines: readonly LossLine[]): Draw {
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    const at = { x: 'share', y: 'loss' };
    const ordered = [...lines].sort((one, other) => Number(one.chosen) - Number(other.chosen));
    return drawChart(plot, frame, {
      height: narrow ? 260 : 320,
      marginTop: 30,
      marginRight: 24,
      x: { label: 'share of the run', percent: true, domain: [0, 100], ticks: 4 },
      y: {
        label: 'validation loss',
        type: 'log',
        domain: [0.08, 3],
        ticks: [0.1, 0.2, 0.5, 1, 2],
        tickFormat: (loss: number) => String(loss),
        grid: true,
      },
      marks: ordered.flatMap(({ points, least, chosen, name }) => [
        plot.line(points, {
          ...at,
          stroke: chosen ? colour.ink : colour.soft,
          strokeWidth: chosen ? 2.5 : 1.25,
          strokeOpacity: chosen ? 1 : 0.6,
        }),
        ...(chosen
          ? [
              plot.dot([least], { ...at, r: 6, ...ring }),
              plot.text([least], {
                ...at,
                text: () => `${name}: lowest here`,
                dy: 20,
                textAnchor: least.share > 0.6 ? 'end' : 'start',
                fill: colour.ink,
                fontWeight: 600,
                ...rim,
              }),
            ]
          : []),
      ]),
    });
  };
}
