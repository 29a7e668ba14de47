// Five curves of right answers against one disturbance, each named at its end, with the chosen amount marked.
import {
  colour,
  type Draw,
  drawChart,
  gridAxis,
  gridLines,
  isNarrow,
  rim,
} from '#src/charts/frame.ts';
import { spread } from '#src/charts/spread.ts';
import type { Disturbance } from '#src/formulas/disturbed.ts';
import { type Raced, raced, styles } from '#components/figures/Race/five-networks.ts';

/** The share of the test images read correctly, at each amount in turn. */
export type Curves = Record<Raced, readonly number[]>;

const axes: Record<Disturbance, string> = {
  shift: 'pixels to the right',
  turn: 'degrees, clockwise',
  noise: 'strength of the noise',
};

export function drawDisturbed(
  kind: Disturbance,
  amounts: readonly number[],
  curves: Curves,
  chosen: number,
): Draw {
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    const [height, marginTop, marginBottom] = [narrow ? 320 : 380, 30, 40];
    const percent = [0, 20, 40, 60, 80, 100];
    // Names that would lie on one another make room, in per cent of the axis.
    const room = (17 * 100) / (height - marginTop - marginBottom);
    const ends = spread(
      raced.map((key) => 100 * curves[key].at(-1)!),
      room,
    );
    return drawChart(plot, frame, {
      height,
      marginTop,
      marginBottom,
      marginLeft: 40,
      marginRight: 88,
      x: { domain: [amounts[0], amounts.at(-1)] },
      y: { domain: [0, 100] },
      marks: [
        plot.gridY(percent, gridLines),
        plot.axisY(percent, {
          ...gridAxis,
          label: 'test images read correctly, %',
          labelAnchor: 'top',
        }),
        plot.axisX(
          narrow ? amounts.filter((_, k) => k % (amounts.length > 8 ? 3 : 1) === 0) : [...amounts],
          {
            ...gridAxis,
            label: axes[kind],
            tickFormat: String,
          },
        ),
        plot.ruleX([amounts[chosen]], { stroke: colour.line, strokeWidth: 6, strokeOpacity: 1 }),
        ...raced.flatMap((key, k) => {
          const points = amounts.map((amount, place) => ({
            amount,
            share: 100 * curves[key][place],
          }));
          return [
            plot.line(points, {
              x: 'amount',
              y: 'share',
              stroke: styles[key].ink,
              ...styles[key].line,
            }),
            plot.dot(points.slice(chosen, chosen + 1), {
              x: 'amount',
              y: 'share',
              r: 4,
              fill: styles[key].ink,
            }),
            plot.text([points.at(-1)!], {
              x: 'amount',
              y: () => ends[k],
              text: () => styles[key].name,
              textAnchor: 'start',
              dx: 8,
              fill: styles[key].ink,
              fontWeight: key === 'book' ? 650 : 500,
              ...rim,
            }),
          ];
        }),
      ],
    });
  };
}
