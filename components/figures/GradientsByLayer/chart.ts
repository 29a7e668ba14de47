// The length of each layer's gradient, first layer to last, on a logarithmic scale; a stroke is the spread of the seeds.
import {
  colour,
  type Draw,
  drawChart,
  gridAxis,
  gridLines,
  isNarrow,
  powersOfTen,
} from '#src/charts/frame.ts';
import { powerOfTen } from '#src/numbers/format.ts';
import type { Spread } from './packed-lengths.ts';

const power = (value: number) => powerOfTen(Math.round(Math.log10(value)));

/** The scale never shows less than this, so that a flat line looks flat. */
const always = [1e-6, 10];

export const drawLengths =
  (layers: readonly Spread[]): Draw =>
  (plot, frame) => {
    const points = layers.map((spread, l) => ({ layer: l + 1, ...spread }));
    const powers = powersOfTen([...always, ...layers.flatMap(({ least, most }) => [least, most])]);
    const every = Math.ceil(powers.length / (isNarrow(frame) ? 7 : 9));
    const shown = powers.filter((_, k) => k % every === 0);
    const step = Math.ceil(layers.length / (isNarrow(frame) ? 9 : 17));
    const ticks = points.map(({ layer }) => layer).filter((layer) => (layer - 1) % step === 0);
    return drawChart(plot, frame, {
      height: isNarrow(frame) ? 270 : 310,
      marginTop: 30,
      marginLeft: 52,
      x: { domain: [0.5, layers.length + 0.5], label: null },
      y: { type: 'log', domain: [powers[0]!, powers.at(-1)!], label: null },
      marks: [
        plot.gridY(shown, gridLines),
        plot.axisY(shown, {
          ...gridAxis,
          label: 'length of the layer’s gradient',
          labelAnchor: 'top',
          tickFormat: power,
        }),
        plot.axisX(ticks, { ...gridAxis, label: 'layer, first to last', tickFormat: String }),
        plot.line(points, { x: 'layer', y: 'middle', stroke: colour.line, strokeWidth: 1.5 }),
        plot.ruleX(points, {
          x: 'layer',
          y1: 'least',
          y2: 'most',
          stroke: colour.soft,
          strokeWidth: 2,
        }),
        plot.dot(points, { x: 'layer', y: 'middle', r: 4.5, fill: colour.ink }),
      ],
    });
  };
