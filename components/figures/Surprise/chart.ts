// Minus the logarithm: what a network's probability for the right answer costs.
import {
  chosenDot,
  colour,
  dashed,
  type Draw,
  drawChart,
  isNarrow,
  ring,
} from '#src/charts/frame.ts';
import { surprise } from '#src/formulas/backward-digit.ts';

/** Beyond it a point lies at the top edge. */
export const highestDrawn = 7;

// Even steps of the loss, so that the steep part is as smooth as the flat one.
const curve = Array.from({ length: 57 }, (_, step) => Math.exp(-step / 8)).map((p) => ({
  p,
  loss: Math.min(surprise(p), highestDrawn),
}));
const halves = [1 / 2, 1 / 4, 1 / 8].map((p) => ({ p, loss: surprise(p) }));

export function drawSurprise(probability: number): Draw {
  const chosen = { p: probability, loss: Math.min(surprise(probability), highestDrawn) };
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 260 : 300,
      marginTop: 28,
      x: { domain: [0, 1], label: 'probability of the right answer', ticks: 5, inset: 6 },
      y: { domain: [0, highestDrawn], label: 'loss', ticks: 7, grid: true },
      marks: [
        plot.line(curve, { x: 'p', y: 'loss', stroke: colour.ink, strokeWidth: 1.75 }),
        plot.dot(halves, { x: 'p', y: 'loss', r: 4, ...ring }),
        plot.ruleX([chosen], { x: 'p', y1: 0, y2: 'loss', stroke: colour.soft, ...dashed }),
        plot.dot([chosen], { x: 'p', y: 'loss', ...chosenDot }),
      ],
    });
}
