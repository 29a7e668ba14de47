// One number of a recipe takes many values: how much is right of the training images and of others.
import { colour, dashed, type Draw, drawChart, isNarrow } from '#src/charts/frame.ts';

export interface SweepPoint {
  /** Width, or number of images. */
  at: number;
  training: number;
  test: number;
}

export interface SweepChart {
  points: readonly SweepPoint[];
  /** Shown by a line through both curves. */
  chosen: number;
  /** What the axis counts. */
  axis: string;
  /** Of the reader's own runs, 0..1. */
  own: readonly { at: number; validation: number }[];
}

export function drawSweep({ points, chosen, axis, own }: SweepChart): Draw {
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    const known = new Set(points.map(({ at }) => at));
    const ticks = points
      .map(({ at }) => at)
      .filter((at, k) => !narrow || k % 2 === 0 || !known.has(at));
    const line = (side: 'training' | 'test') => ({
      x: 'at',
      y: (point: SweepPoint) => 100 * point[side],
    });
    return drawChart(plot, frame, {
      height: narrow ? 270 : 320,
      marginTop: 30,
      marginRight: 24,
      x: {
        type: 'log',
        label: axis,
        labelAnchor: 'center',
        labelArrow: 'none',
        ticks,
        tickFormat: (at: number) => (at >= 1000 ? `${at / 1000}k` : String(at)),
        inset: 10,
      },
      y: { label: 'images read correctly, %', domain: [0, 100], ticks: 5, grid: true },
      marks: [
        plot.ruleX([chosen], { stroke: colour.line, strokeWidth: 6, strokeOpacity: 1 }),
        plot.line(points, {
          ...line('training'),
          stroke: colour.soft,
          strokeWidth: 1.75,
          ...dashed,
        }),
        plot.line(points, { ...line('test'), stroke: colour.ink, strokeWidth: 2.25 }),
        plot.dot(points, { ...line('test'), r: 3, fill: colour.ink }),
        plot.dot(own, {
          x: 'at',
          y: ({ validation }: { validation: number }) => 100 * validation,
          r: 6,
          stroke: colour.ink,
          strokeWidth: 2,
          fill: colour.markerFill,
        }),
      ],
    });
  };
}
