// The loss against the lead of the right logit, with softmax applied once and twice: one falls to 0, the other to its floor.
import { colour, dashed, type Draw, drawChart, isNarrow, rim } from '#src/charts/frame.ts';
import { sharesAt, twiceFloor } from '#src/formulas/softmax-twice.ts';

export const mostLead = 12;
const leads = Array.from({ length: 25 }, (_, k) => (mostLead * k) / 24);

export function drawTwice(lead: number): Draw {
  const lines = (['once', 'twice'] as const).map((name) => ({
    name,
    points: leads.map((x) => ({ x, loss: -Math.log(sharesAt(x)[name]) })),
  }));
  const here = sharesAt(lead);
  const floor = twiceFloor();
  const at = { x: 'x', y: 'loss' };
  return (plot, frame) =>
    drawChart(plot, frame, {
      height: isNarrow(frame) ? 250 : 290,
      marginTop: 28,
      x: { domain: [0, mostLead], label: 'lead of the right logit over the nine others', ticks: 6 },
      y: { domain: [0, 2.5], label: 'loss', ticks: 5, grid: true },
      marks: [
        plot.ruleY([floor], { stroke: colour.soft, ...dashed }),
        ...lines.map(({ name, points }) =>
          plot.line(points, {
            ...at,
            stroke: name === 'twice' ? colour.ink : colour.soft,
            strokeWidth: 2,
          }),
        ),
        plot.dot(
          [here.once, here.twice].map((share) => ({ x: lead, loss: -Math.log(share) })),
          { ...at, r: 5, fill: colour.ink },
        ),
        plot.text(
          [
            { x: mostLead, loss: floor, name: 'softmax twice' },
            { x: mostLead, loss: 0, name: 'once' },
          ],
          { ...at, text: 'name', textAnchor: 'end', dy: -9, fill: colour.ink, ...rim },
        ),
      ],
    });
}
