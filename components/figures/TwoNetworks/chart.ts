// How many test images a mix of two networks reads correctly, along the straight line from one to the other.
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

export interface Mixes {
  parts: readonly number[];
  /** Shares of the test images read correctly at each of `parts`, with no neuron matched. */
  asTrained: readonly number[];
  /** The same with `pairs` pairs matched, as far as they are known. */
  matched: readonly (number | undefined)[];
  pairs: number;
  /** Index into `parts`. */
  at: number;
}

export function drawMixes({ parts, asTrained, matched, pairs, at }: Mixes): Draw {
  const points = (shares: readonly (number | undefined)[]) =>
    parts.flatMap((part, k) =>
      shares[k] === undefined ? [] : [{ part: 100 * part, share: 100 * shares[k] }],
    );
  const [plain, solid] = [points(asTrained), points(matched)];
  const lowest = Math.floor(Math.min(...[...plain, ...solid].map(({ share }) => share)) - 0.5);
  const middle = solid[Math.floor(solid.length / 2)];
  const chosen =
    matched[at] === undefined
      ? []
      : [points(matched.map((one, k) => (k === at ? one : undefined)))[0]!];
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 270 : 320,
      marginTop: 30,
      x: { domain: [0, 100], label: null, inset: 8 },
      y: { domain: [Math.min(lowest, 88), 99], label: null },
      marks: [
        plot.gridY({ ...gridLines, interval: 2 }),
        plot.axisY({
          ...gridAxis,
          interval: 2,
          label: 'test images read correctly, %',
          labelAnchor: 'top',
        }),
        plot.axisX([0, 25, 50, 75, 100], { ...gridAxis, label: 'share of the second network, %' }),
        plot.ruleX(chosen, { x: 'part', stroke: colour.line }),
        plot.line(plain, {
          x: 'part',
          y: 'share',
          stroke: colour.soft,
          strokeWidth: 1.75,
          ...dashed,
        }),
        plot.line(solid, { x: 'part', y: 'share', stroke: colour.ink, strokeWidth: 2.25 }),
        plot.text([plain[Math.floor(plain.length / 2)]!], {
          x: 'part',
          y: 'share',
          text: () => 'as trained',
          dy: 18,
          fill: colour.soft,
          ...rim,
        }),
        ...(pairs === 0 || !middle
          ? []
          : [
              plot.text([middle], {
                x: 'part',
                y: 'share',
                text: () => `${pairs} pairs matched`,
                dy: -14,
                fill: colour.ink,
                ...rim,
              }),
            ]),
        plot.dot(chosen, { x: 'part', y: 'share', ...chosenDot }),
      ],
    });
}
