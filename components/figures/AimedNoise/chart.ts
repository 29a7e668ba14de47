// Accuracy against the size of the noise: random noise does little, aimed noise nearly everything.
import {
  chosenDot,
  colour,
  dashed,
  type Draw,
  drawChart,
  isNarrow,
  rim,
} from '#src/charts/frame.ts';

export interface Point {
  /** Of 255. */
  steps: number;
  /** Shares of the test images read correctly. */
  aimed: number;
  random: number;
}

export const mostSteps = 50;

/** The points at `steps`, on the straight lines between those that were measured. */
export function at(points: readonly Point[], steps: number): Point {
  const next = points.findIndex((point) => point.steps >= steps);
  const [before, after] = [points[Math.max(0, next - 1)]!, points[next]!];
  const share = after === before ? 0 : (steps - before.steps) / (after.steps - before.steps);
  const between = (part: 'aimed' | 'random') => before[part] + share * (after[part] - before[part]);
  return { steps, aimed: between('aimed'), random: between('random') };
}

export function drawNoise(points: readonly Point[], steps: number): Draw {
  const chosen = at(points, steps);
  const name = (words: string, part: 'aimed' | 'random', place: number) => ({
    words,
    steps: points[place]!.steps,
    share: points[place]![part],
  });
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 250 : 300,
      marginTop: 24,
      x: { label: 'every pixel moved by (of 255)', domain: [0, mostSteps], ticks: 6 },
      y: {
        label: 'test images read correctly',
        domain: [0, 1],
        grid: true,
        ticks: 5,
        tickFormat: '.0%',
      },
      marks: [
        plot.line(points, {
          x: 'steps',
          y: 'random',
          stroke: colour.soft,
          strokeWidth: 2,
          ...dashed,
        }),
        plot.line(points, { x: 'steps', y: 'aimed', stroke: colour.ink, strokeWidth: 2 }),
        plot.text([name('at random', 'random', 7), name('aimed', 'aimed', 3)], {
          x: 'steps',
          y: 'share',
          text: 'words',
          dy: -12,
          dx: 14,
          textAnchor: 'start',
          fill: colour.ink,
          ...rim,
        }),
        plot.ruleX([steps], { stroke: colour.soft, ...dashed }),
        plot.dot(
          [chosen.aimed, chosen.random].map((share) => ({ steps, share })),
          { x: 'steps', y: 'share', ...chosenDot },
        ),
      ],
    });
}
