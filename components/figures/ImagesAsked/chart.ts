// The accuracy found on few and on many images, drawn at random eight times each, around that of all of them.
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
import { deviationOf, drawRight, type Pool } from '#src/formulas/asked-share.ts';
import { createRandom } from '#src/nn/index.ts';

export const sizes = [30, 100, 300, 1000, 3000];
const drawsEach = 8;
const lowest = 90;

export interface Found {
  asked: number;
  /** Right answers, one for each time. */
  right: number[];
}

/** For each size some draws. */
export function drawAll(pool: Pool, seed: number): Found[] {
  const random = createRandom(seed);
  return sizes.map((asked) => ({
    asked,
    right: Array.from({ length: drawsEach }, () => drawRight(pool, asked, random)),
  }));
}

export function drawAsked(
  pool: Pool,
  rival: number,
  found: readonly Found[],
  chosen: number,
): Draw {
  const share = (100 * pool.right) / pool.count;
  const band = Array.from({ length: 15 }, (_, k) => 23 * (4000 / 23) ** (k / 14)).map((asked) => {
    const two = 200 * deviationOf(pool, asked);
    return { asked, low: Math.max(lowest, share - two), high: Math.min(100, share + two) };
  });
  // Beside each other, so that equal ones are seen.
  const dots = found.flatMap(({ asked, right }) =>
    right.map((count, k) => ({
      x: asked * 1.04 ** (k - (drawsEach - 1) / 2),
      y: Math.max(lowest, (100 * count) / asked),
      isChosen: asked === chosen,
    })),
  );
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 270 : 310,
      marginTop: 30,
      marginLeft: 40,
      x: { type: 'log', domain: [23, 4000], label: null },
      y: { domain: [lowest, 100], label: null },
      marks: [
        plot.gridY([90, 92, 94, 96, 98, 100], gridLines),
        plot.axisY([90, 92, 94, 96, 98, 100], {
          ...gridAxis,
          label: 'images read correctly, %',
          labelAnchor: 'top',
        }),
        plot.axisX(sizes, {
          ...gridAxis,
          label: 'images asked about',
          tickFormat: (size: number) => size.toLocaleString('en-GB'),
        }),
        plot.areaY(band, { x: 'asked', y1: 'low', y2: 'high', fill: colour.line }),
        plot.ruleY([share], { stroke: colour.ink, strokeWidth: 1.5 }),
        plot.ruleY([100 * rival], { stroke: colour.ink, strokeWidth: 1.5, ...dashed }),
        plot.dot(dots, {
          x: 'x',
          y: 'y',
          r: 2.5,
          fill: (dot: { isChosen: boolean }) => (dot.isChosen ? colour.ink : colour.soft),
        }),
        plot.text([100 * rival], {
          x: () => sizes.at(-1)!,
          y: (y: number) => y,
          text: () => 'another network',
          dy: 14,
          textAnchor: 'end',
          fill: colour.ink,
          ...rim,
        }),
      ],
    });
}
