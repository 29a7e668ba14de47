// What an inverted file finds against what it looks at: each point a number of groups that are looked into.
import { chosenDot, colour, type Draw, drawChart, isNarrow, ring } from '#src/charts/frame.ts';

export interface SearchPoint {
  probes: number;
  /** Share of the true neighbours found. */
  recall: number;
  /** Distances computed, as a share of all stored vectors. */
  looked: number;
}

interface VectorSearches {
  recorded: readonly SearchPoint[];
  /** Measured in the reader's tab. */
  yours: readonly SearchPoint[];
  /** The probes that the reader looks at. */
  shown: number;
}

const ticks = [0.01, 0.02, 0.1, 0.2, 1];

export function drawVectorSearch({ recorded, yours, shown }: VectorSearches): Draw {
  const at = { x: 'looked', y: (point: SearchPoint) => 100 * point.recall } as const;
  const marked = recorded.filter(({ probes }) => probes === shown);
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    return drawChart(plot, frame, {
      height: narrow ? 270 : 310,
      marginTop: 28,
      marginRight: 24,
      x: {
        type: 'log',
        domain: [0.005, 1.1],
        ticks: narrow ? [0.01, 0.1, 1] : ticks,
        tickFormat: (share: number) => `${Number((100 * share).toPrecision(2))} %`,
        label: 'of all distances computed',
        labelAnchor: 'center',
        labelArrow: 'none',
      },
      y: { domain: [50, 100], grid: true, ticks: 5, label: 'of the true ten nearest found, %' },
      marks: [
        plot.line(recorded, { ...at, stroke: colour.soft, strokeWidth: 1.5 }),
        plot.dot(recorded, { ...at, r: 3.5, fill: colour.soft }),
        ...(yours.length > 0
          ? [
              plot.line(yours, {
                ...at,
                stroke: colour.ink,
                strokeWidth: 2.5,
                strokeDasharray: '6 3',
              }),
              plot.dot(yours, { ...at, r: 4.5, ...ring }),
            ]
          : []),
        plot.ruleX(marked, {
          x: 'looked',
          y1: 50,
          y2: (point: SearchPoint) => 100 * point.recall,
          stroke: colour.ink,
        }),
        plot.dot(marked, { ...at, ...chosenDot }),
      ],
    });
  };
}
