// How often the network is how sure: histograms for digits and for noise, on the same axis.
import { colour, type Draw, drawChart, isNarrow } from '#src/charts/frame.ts';

export interface ConfidenceHistograms {
  /** Share of the test images in each bin of top probability, from 0 to 1. */
  digits: readonly number[];
  /** The same for pictures whose pixels are chance. */
  fine: readonly number[];
  /** The same for pictures whose blocks are chance. */
  coarse: readonly number[];
}

const binCount = 20;

/** Twenty bins of top probability, each as a share of all pictures. */
export function histogramOf(tops: Float32Array): number[] {
  const counts = Array<number>(binCount).fill(0);
  for (const top of tops) counts[Math.min(binCount - 1, Math.floor(top * binCount))] += 1;
  return counts.map((count) => count / tops.length);
}

/** @param shown the top probability of the picture that stands beside the chart. */
export function drawConfidence(histograms: ConfidenceHistograms, shown: number): Draw {
  const kinds = { digits: 'test images', fine: 'fine noise', coarse: 'coarse noise' };
  const bars = (['digits', 'fine', 'coarse'] as const).flatMap((kind) =>
    histograms[kind].map((share, bin) => ({
      kind: kinds[kind],
      share: share * 100,
      from: bin / histograms[kind].length,
      to: (bin + 1) / histograms[kind].length,
    })),
  );
  const names = Object.values(kinds).map((kind) => ({ kind }));
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 340 : 400,
      marginTop: 26,
      x: { domain: [0, 1], label: 'top probability', ticks: 5, tickFormat: '.1f' },
      y: { domain: [0, 100], label: 'share of the pictures, %', ticks: 2, insetTop: 6 },
      fy: { domain: Object.values(kinds), axis: null, padding: 0.16 },
      marks: [
        plot.rectY(bars, {
          fy: 'kind',
          x1: 'from',
          x2: 'to',
          y: 'share',
          inset: 1,
          fill: colour.soft,
        }),
        plot.ruleY([0], { stroke: colour.soft }),
        plot.text(names, {
          fy: 'kind',
          text: 'kind',
          frameAnchor: 'top-left',
          dx: 6,
          dy: 2,
          fontWeight: 600,
          fontSize: 13,
          fill: colour.ink,
        }),
        plot.ruleX([shown], { stroke: colour.ink, strokeWidth: 2 }),
        plot.text([shown], {
          x: (value: number) => value,
          text: () => 'this picture',
          fy: () => kinds.digits,
          frameAnchor: 'top',
          textAnchor: shown > 0.5 ? 'end' : 'start',
          dx: shown > 0.5 ? -7 : 7,
          dy: 2,
          fill: colour.ink,
        }),
      ],
    });
}
