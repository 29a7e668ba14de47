// Accuracy against learning rate, one curve an optimiser: the chosen one in ink with its three seeds, the others behind it.
import {
  chosenDot,
  colour,
  type Draw,
  drawChart,
  gridAxis,
  gridLines,
  isNarrow,
  rim,
} from '#src/charts/frame.ts';
import { optimiserNames } from '#src/formulas/optimiser-names.ts';
import type { Racer } from '#src/records/experiments/optimiser-race.ts';
import { meanOf, type RaceCurve } from './race.ts';

/** What is lower lies at the bottom edge. */
const lowest = 90;

/** Curves that lie together, named where the chosen one isn't among them. */
const groups: { members: Racer[]; words: string; rate: number; right: number }[] = [
  { members: ['rmsprop', 'adam', 'adamw'], words: 'RMSprop, Adam', rate: 0.003, right: 97.75 },
  { members: ['momentum', 'nesterov'], words: 'momentum', rate: 0.07, right: 97.85 },
  { members: ['sgd'], words: 'SGD', rate: 0.9, right: 97.1 },
];

export function drawRace(curves: readonly RaceCurve[], chosen: Racer, place: number): Draw {
  const drawn = curves.map(({ optimiser, rates }) => ({
    optimiser,
    points: rates.map(({ rate, test }) => ({ rate, right: Math.max(lowest, 100 * meanOf(test)) })),
  }));
  const own = curves.find(({ optimiser }) => optimiser === chosen)!;
  const line = drawn.find(({ optimiser }) => optimiser === chosen)!.points;
  const seeds = own.rates.flatMap(({ rate, test }) =>
    test.map((share) => ({ rate, right: Math.max(lowest, 100 * share) })),
  );
  const at = { x: 'rate', y: 'right' } as const;
  const behind = drawn.filter(({ optimiser }) => optimiser !== chosen);
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    return drawChart(plot, frame, {
      height: narrow ? 290 : 340,
      marginTop: 30,
      marginLeft: 40,
      x: { type: 'log', domain: [0.0002, 2], label: null, inset: 10 },
      y: { domain: [lowest, 98.2], label: null },
      marks: [
        plot.gridY([90, 92, 94, 96, 98], gridLines),
        plot.axisY([90, 92, 94, 96, 98], {
          ...gridAxis,
          label: 'test images read correctly, %',
          labelAnchor: 'top',
        }),
        plot.axisX([0.001, 0.01, 0.1, 1], {
          ...gridAxis,
          label: 'learning rate',
          tickFormat: String,
        }),
        ...behind.map(({ points }) =>
          plot.line(points, { ...at, stroke: colour.soft, strokeOpacity: 0.55 }),
        ),
        plot.line(line, { ...at, stroke: colour.ink, strokeWidth: 2.25 }),
        plot.dot(seeds, { ...at, r: 2.5, fill: colour.ink }),
        plot.text(
          groups.filter(({ members }) => !members.includes(chosen)),
          { ...at, text: 'words', fill: colour.soft, ...rim },
        ),
        plot.dot([line[place]], { ...at, ...chosenDot }),
        plot.text([line[own.best]], {
          ...at,
          text: () => optimiserNames[chosen],
          dy: -16,
          fontSize: 13,
          fontWeight: 650,
          fill: colour.ink,
          ...rim,
        }),
      ],
    });
  };
}
