// A bowl, loss = λ · w² / 2, and the places that descent goes through in it.
import { colour, type Draw, drawChart, isNarrow } from '#src/charts/frame.ts';
import { bowlLoss, type Descent, placesOf } from '#src/formulas/bowl.ts';

export const firstBowl: Descent = { curvature: 4, learningRate: 0.45 };
const widest = 1.5;
const shownSteps = 8;

export function drawBowl(descent: Descent): Draw {
  const { curvature } = descent;
  const pointAt = (w: number) => ({ w, loss: bowlLoss(curvature, w) });
  const curve = Array.from({ length: 61 }, (_, k) => pointAt((k / 30 - 1) * widest));
  const places = placesOf(descent, shownSteps);
  // What has left the chart is drawn no more, only the way out.
  const out = places.findIndex((w) => Math.abs(w) > widest);
  const seen = (out < 0 ? places : places.slice(0, out + 1)).map(pointAt);
  const at = { x: 'w', y: 'loss' };
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 250 : 300,
      marginTop: 28,
      x: { domain: [-widest, widest], label: 'parameter w', ticks: 7, inset: 6 },
      y: { domain: [0, bowlLoss(curvature, widest)], label: 'loss', ticks: 5, grid: true },
      clip: true,
      marks: [
        plot.line(curve, { ...at, stroke: colour.soft, strokeWidth: 1.75 }),
        plot.line(seen, { ...at, stroke: colour.ink, strokeWidth: 1.25, clip: true }),
        plot.dot(seen, { ...at, r: 4, fill: colour.ink, clip: true }),
        plot.text(seen.slice(0, 1), { ...at, text: () => 'start', dx: 10, textAnchor: 'start' }),
      ],
    });
}
