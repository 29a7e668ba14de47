// How far slopes by differences and slopes by the backward pass lie apart, by the size of the nudge, in both precisions.
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
import { powerOfTen } from '#src/numbers/format.ts';

export interface Curves {
  epsilons: readonly number[];
  /** Relative errors by ε. */
  float32: readonly number[];
  float64: readonly number[];
}

const power = (value: number) => powerOfTen(Math.round(Math.log10(value)));

const lowest = 1e-12;
const highest = 10;

export function drawCheck({ epsilons, float32, float64 }: Curves): Draw {
  const points = (errors: readonly number[]) =>
    errors.map((error, k) => ({ epsilon: epsilons[k]!, error: Math.max(error, lowest) }));
  const lines = [
    { name: 'float32', points: points(float32), style: dashed },
    { name: 'float64', points: points(float64), style: {} },
  ];
  return (plot, frame) => {
    const every = (step: number) => powersOfTen([lowest, highest]).filter((_, k) => k % step === 0);
    const ticks = isNarrow(frame) ? [1e-7, 1e-5, 1e-3, 1e-1] : powersOfTen([1e-7, 1e-1]);
    return drawChart(plot, frame, {
      height: isNarrow(frame) ? 290 : 330,
      marginTop: 28,
      marginLeft: 52,
      x: { type: 'log', domain: [1e-7, 1e-1], label: null, inset: 8 },
      y: { type: 'log', domain: [lowest, highest], label: null },
      marks: [
        plot.gridY(every(3), gridLines),
        plot.axisY(every(3), {
          ...gridAxis,
          label: 'relative error',
          labelAnchor: 'top',
          tickFormat: power,
        }),
        plot.axisX(ticks, { ...gridAxis, label: 'nudge ε', tickFormat: power }),
        ...lines.flatMap(({ name, points: of, style }) => [
          plot.line(of, {
            x: 'epsilon',
            y: 'error',
            stroke: colour.ink,
            strokeWidth: 1.75,
            ...style,
          }),
          plot.dot(of, { x: 'epsilon', y: 'error', r: 2.5, fill: colour.ink }),
          plot.text([of[name === 'float32' ? 2 : 5]], {
            x: 'epsilon',
            y: 'error',
            text: () => name,
            dy: name === 'float32' ? -14 : 16,
            dx: name === 'float32' ? 22 : 0,
            fill: colour.ink,
            ...rim,
          }),
        ]),
      ],
    });
  };
}
