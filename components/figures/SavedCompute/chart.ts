// How long each run learns until it reads enough images: a bar to the lower level, a thin line on to the higher, a mark where it never comes.
import {
  colour,
  type Draw,
  drawChart,
  gridAxis,
  gridLines,
  isNarrow,
  ring,
} from '#src/charts/frame.ts';

export interface SavedBar {
  name: string;
  /** Training images until the lower and the higher level; null where it was not reached. */
  images: readonly (number | null)[];
  chosen: boolean;
}

/** `most`: images shown to whoever never came there. */
export function drawSavedCompute(bars: readonly SavedBar[], most: number): Draw {
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    const epoch = 55_000;
    const inEpochs = (images: number) => images / epoch;
    const ink = ({ chosen }: SavedBar) => (chosen ? colour.ink : colour.soft);
    const lower = bars.filter(({ images }) => images[0] !== null);
    const higher = bars.filter(({ images }) => images[1] !== null);
    const never = bars.filter(({ images }) => images[1] === null);
    const ticks = [0.1, 1, 10];
    const at = (level: number) => ({
      y: 'name',
      x: ({ images }: SavedBar) => inEpochs(images[level]!),
    });
    return drawChart(plot, frame, {
      height: bars.length * 30 + 76,
      marginLeft: narrow ? 76 : 110,
      marginRight: 24,
      marginTop: 14,
      x: { type: 'log', domain: [0.04, inEpochs(most)] },
      y: { domain: bars.map(({ name }) => name), label: null },
      marks: [
        plot.gridX(ticks, gridLines),
        plot.axisX(ticks, {
          label: narrow ? 'epochs' : 'epochs: each line is ten times the one before',
          ...gridAxis,
          tickFormat: String,
        }),
        plot.axisY({ label: null, tickSize: 0 }),
        plot.ruleY(never, {
          y: 'name',
          x1: ({ images }: SavedBar) => inEpochs(images[0] ?? epoch * 0.04),
          x2: inEpochs(most),
          stroke: ink,
          strokeDasharray: '2 4',
        }),
        plot.ruleY(higher, {
          y: 'name',
          x1: ({ images }: SavedBar) => inEpochs(images[0]!),
          x2: ({ images }: SavedBar) => inEpochs(images[1]!),
          stroke: ink,
          strokeWidth: 2,
        }),
        plot.dot(lower, { ...at(0), r: 5, ...ring, stroke: ink }),
        plot.dot(higher, { ...at(1), r: 5.5, fill: ink }),
        plot.text(never, {
          y: 'name',
          x: inEpochs(most),
          text: () => 'never',
          textAnchor: 'end',
          dy: -9,
          fill: ink,
        }),
      ],
    });
  };
}
