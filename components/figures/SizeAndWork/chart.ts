// Numbers kept against multiply-adds for one answer, both logarithmic: on the diagonal every number is used once.
import {
  colour,
  dashed,
  type Draw,
  drawChart,
  gridAxis,
  gridLines,
  isNarrow,
  rim,
  ring,
} from '#src/charts/frame.ts';

export interface SizedModel {
  name: string;
  kept: number;
  multiplyAdds: number;
  /** The network of this book. */
  isBook: boolean;
  /** Where the name stands, seen from the mark; to the right where nothing is said. */
  side?: Side;
}

type Side = 'right' | 'left' | 'above' | 'below' | 'above left';

const placed = {
  right: { textAnchor: 'start', dx: 10, dy: 1 },
  left: { textAnchor: 'end', dx: -10, dy: 1 },
  above: { textAnchor: 'middle', dy: -14 },
  below: { textAnchor: 'middle', dy: 15 },
  'above left': { textAnchor: 'end', dx: 8, dy: -18 },
} as const;

export function drawSizeAndWork(models: readonly SizedModel[]): Draw {
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    const powers = [1e3, 1e4, 1e5, 1e6, 1e7];
    const domain = [6e2, 1.2e8];
    const write = (value: number) => `10${'³⁴⁵⁶⁷'[powers.indexOf(value)]}`;
    const axis = { ...gridAxis, tickFormat: write };
    const at = { x: 'kept', y: 'multiplyAdds' } as const;
    return drawChart(plot, frame, {
      height: narrow ? 300 : 350,
      marginTop: 30,
      x: { type: 'log', domain },
      y: { type: 'log', domain },
      marks: [
        plot.gridX(powers, gridLines),
        plot.gridY(powers, gridLines),
        plot.axisX(powers, { ...axis, label: 'numbers kept' }),
        plot.axisY(powers, { ...axis, label: 'multiply-adds for one image', labelAnchor: 'top' }),
        plot.line(
          domain.map((end) => [end, end]),
          { stroke: colour.soft, ...dashed },
        ),
        plot.dot(
          models.filter(({ isBook }) => isBook),
          { ...at, r: 6.5, fill: colour.ink },
        ),
        plot.dot(
          models.filter(({ isBook }) => !isBook),
          { ...at, r: 5.5, ...ring },
        ),
        ...(Object.keys(placed) as Side[]).map((wanted) =>
          plot.text(
            models.filter(({ side = 'right' }) => side === wanted),
            { ...at, ...placed[wanted], text: 'name', fill: colour.ink, ...rim },
          ),
        ),
      ],
    });
  };
}
