// How much of a network goes when its hidden layers shrink, layer by layer deeper, against a claim.
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
} from '#src/charts/frame.ts';

export interface Saving {
  /** Hidden layers. */
  depth: number;
  /** Share of all parameters, 0..1. */
  saved: number;
}

interface Halving {
  /** One point for each depth. */
  savings: readonly Saving[];
  /** The share that was claimed. */
  claimed: number;
  /** What the reader looks at; it need not lie on the curve, nor be there at all. */
  shown?: Saving;
}

const percent = (share: number, digits = 0) => `${(100 * share).toFixed(digits)} %`;

export function halving({ savings, claimed, shown }: Halving): Draw {
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    const deepest = Math.max(...savings.map(({ depth }) => depth));
    const marked = shown ? [shown] : [];
    // Near the right end the number stands at the left of its point.
    const atEnd = (shown?.depth ?? 0) > deepest - 3;
    const at = { x: 'depth', y: 'saved' };
    return drawChart(plot, frame, {
      height: narrow ? 270 : 310,
      marginTop: 30,
      marginLeft: 44,
      x: { domain: [1, deepest], inset: 16 },
      y: { domain: [0, 0.8] },
      marks: [
        plot.gridY([0.2, 0.4, 0.6], gridLines),
        plot.axisX({
          ...gridAxis,
          label: 'hidden layers',
          ticks: narrow ? [1, 5, 10, 15, 20] : deepest,
          tickFormat: 'd',
        }),
        plot.axisY([0, 0.2, 0.4, 0.6], {
          ...gridAxis,
          label: 'parameters saved',
          labelAnchor: 'top',
          tickFormat: (share: number) => percent(share),
        }),
        plot.ruleY([0], { stroke: colour.ink }),
        plot.ruleY([claimed], { stroke: colour.ink, ...dashed }),
        plot.text([{ depth: deepest, saved: claimed }], {
          ...at,
          text: () => `the article: ${percent(claimed)}`,
          dy: -10,
          dx: 14,
          textAnchor: 'end',
          fill: colour.ink,
        }),
        plot.line(savings, { ...at, stroke: colour.soft, strokeWidth: 1.5 }),
        plot.dot(savings, { ...at, r: narrow ? 2.5 : 3.5, fill: colour.soft }),
        plot.ruleX(marked, { x: 'depth', y1: 0, y2: 'saved', stroke: colour.ink }),
        plot.dot(marked, { ...at, ...chosenDot }),
        plot.text(marked, {
          ...at,
          text: ({ saved }: Saving) => percent(saved, 2),
          dy: 22,
          dx: atEnd ? -9 : 9,
          textAnchor: atEnd ? 'end' : 'start',
          fontSize: 15,
          fontWeight: 650,
          fill: colour.ink,
          ...rim,
          strokeWidth: 5,
        }),
      ],
    });
  };
}
