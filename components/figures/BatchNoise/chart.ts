// Two charts of batch sizes: the noise of the gradient, and how much is read correctly by rate.
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
  ring,
} from '#src/charts/frame.ts';
import { bestOf, type BuiltNoise } from './best.ts';

/** Chosen before the reader has moved anything. */
export const firstSize = 32;

const whole = (value: number) => value.toLocaleString('en-GB');

export function drawNoise({ batchSizes, noise }: BuiltNoise, chosen: number): Draw {
  const [least, most] = [batchSizes[0]!, batchSizes.at(-1)!];
  const at = { x: 'size', y: 'noise' };
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    return drawChart(plot, frame, {
      height: narrow ? 290 : 340,
      marginTop: 30,
      marginRight: 30,
      x: { type: 'log', domain: [least, most], inset: 10 },
      y: { type: 'log', domain: [0.3, 40] },
      marks: [
        plot.gridY([1, 10], gridLines),
        plot.axisX(narrow ? [1, 32, 512] : batchSizes, {
          ...gridAxis,
          label: 'images in the batch',
          // A format would be used for powers of ten alone.
          text: whole,
        }),
        plot.axisY([1, 10], {
          ...gridAxis,
          label: 'noise, in lengths of the gradient',
          labelAnchor: 'top',
          tickFormat: String,
        }),
        plot.ruleX([chosen], { stroke: colour.soft, ...dashed }),
        ...noise.flatMap(({ from, ofOne, measured }) => {
          const law = [least, most].map((size) => ({ size, noise: ofOne / Math.sqrt(size) }));
          const points = measured.map((value, k) => ({ size: batchSizes[k]!, noise: value }));
          return [
            plot.line(law, {
              ...at,
              stroke: colour.ink,
              strokeWidth: 1.5,
              ...(from === 'epoch' ? dashed : {}),
            }),
            plot.dot(points, { ...at, r: 4, ...(from === 'epoch' ? ring : { fill: colour.ink }) }),
            plot.text([points[3]!], {
              ...at,
              text: () => (from === 'epoch' ? 'after an epoch' : 'untrained'),
              dx: from === 'epoch' ? 8 : -8,
              dy: from === 'epoch' ? -10 : 12,
              textAnchor: from === 'epoch' ? 'start' : 'end',
              fill: colour.ink,
              ...rim,
            }),
          ];
        }),
      ],
    });
  };
}

/** Below this share a run has learned next to nothing: it lies at the foot. */
const lowest = 0.84;

export function drawRates({ runs }: BuiltNoise, chosen: number): Draw {
  const at = { x: 'learningRate', y: 'test' };
  const all = runs.flatMap((run) => run.rates.map(({ learningRate }) => learningRate));
  const rates = [...new Set(all)].toSorted((a, b) => a - b);
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    return drawChart(plot, frame, {
      height: narrow ? 290 : 340,
      marginTop: 30,
      marginRight: narrow ? 20 : 44,
      x: { type: 'log', domain: [rates[0]!, rates.at(-1)!], inset: 10 },
      y: { domain: [lowest, 0.98], clamp: true },
      marks: [
        plot.gridY([0.84, 0.88, 0.92, 0.96], gridLines),
        plot.axisX(rates, { ...gridAxis, label: 'learning rate', text: String }),
        plot.axisY([0.84, 0.88, 0.92, 0.96], {
          ...gridAxis,
          label: 'test images read correctly, %',
          labelAnchor: 'top',
          tickFormat: (share: number) => String(Math.round(100 * share)),
        }),
        ...runs.flatMap((run) => {
          const isChosen = run.batchSize === chosen;
          const best = bestOf(run);
          return [
            plot.line(run.rates, {
              ...at,
              stroke: isChosen ? colour.ink : colour.soft,
              strokeWidth: isChosen ? 2.25 : 1,
            }),
            plot.dot([best], { ...at, ...(isChosen ? chosenDot : { r: 3.5, fill: colour.soft }) }),
            plot.text(isChosen || !narrow ? [best] : [], {
              ...at,
              text: () => whole(run.batchSize),
              dy: -12,
              fontWeight: isChosen ? 650 : 400,
              fill: isChosen ? colour.ink : colour.soft,
              ...rim,
            }),
          ];
        }),
      ],
    });
  };
}
