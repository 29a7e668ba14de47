// By learning rate: test images read correctly and hidden neurons that are dead, both in percent, three seeds each.
import {
  colour,
  dashed,
  type Draw,
  drawChart,
  gridAxis,
  gridLines,
  isNarrow,
  rim,
} from '#src/charts/frame.ts';

/** Of one learning rate: percentages, one for each seed. */
export interface RateResult {
  rate: number;
  correct: readonly number[];
  dead: readonly number[];
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[1]!;

export function drawRates(rates: readonly RateResult[], at: number): Draw {
  const names = rates.map(({ rate }) => String(rate));
  const dots = (of: 'correct' | 'dead') =>
    rates.flatMap((one) => one[of].map((share) => ({ rate: String(one.rate), share })));
  const lines = (of: 'correct' | 'dead') =>
    rates.map((one) => ({ rate: String(one.rate), share: middle(one[of]) }));
  const place = { x: 'rate', y: 'share' } as const;
  const [correct, dead] = [lines('correct'), lines('dead')];
  const labelled = 1;
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 280 : 320,
      marginTop: 30,
      x: { type: 'point', domain: names, label: null, padding: 0.4 },
      y: { domain: [0, 100], label: null },
      marks: [
        plot.gridY([0, 25, 50, 75, 100], gridLines),
        plot.axisY([0, 25, 50, 75, 100], { ...gridAxis, label: 'share, %', labelAnchor: 'top' }),
        plot.axisX({
          ...gridAxis,
          label: 'learning rate',
          tickFormat: (name: string) =>
            isNarrow(frame) && names.indexOf(name) % 2 === 1 ? '' : name,
        }),
        plot.ruleX([names[at]!], { stroke: colour.line, strokeWidth: 2 }),
        plot.line(correct, { ...place, stroke: colour.ink, strokeWidth: 1.75 }),
        plot.line(dead, { ...place, stroke: colour.negative, strokeWidth: 1.75, ...dashed }),
        plot.dot(dots('correct'), { ...place, r: 3.5, fill: colour.ink }),
        plot.dot(dots('dead'), {
          ...place,
          r: 3.5,
          symbol: 'square',
          fill: colour.negative,
        }),
        plot.text([correct[labelled]!], {
          ...place,
          text: () => 'test images read correctly',
          textAnchor: 'start',
          dy: 18,
          fill: colour.ink,
          ...rim,
        }),
        plot.text([dead[labelled]!], {
          ...place,
          text: () => 'hidden neurons dead',
          textAnchor: 'start',
          dy: -14,
          fill: colour.negative,
          ...rim,
        }),
      ],
    });
}
