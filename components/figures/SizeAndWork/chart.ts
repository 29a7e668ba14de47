// Numbers kept against multiply-adds for one answer, both logarithmic: on the diagonal every number is used once.
import { colour, drawChart, type Draw } from '#src/charts/frame.ts';

export interface SizedModel {
  name: string;
  kept: number;
  multiplyAdds: number;
  /** The network of this book. */
  isBook: boolean;
}

export function drawSizeAndWork(models: readonly SizedModel[]): Draw {
  return (plot, frame) => {
    const isNarrow = frame.width < 480;
    const powers = [1e4, 1e5, 1e6, 1e7];
    const domain = [3e3, 1.2e8];
    const write = (value: number) => ['10⁴', '10⁵', '10⁶', '10⁷'][powers.indexOf(value)];
    const axis = { labelArrow: 'none', tickSize: 0, tickFormat: write } as const;
    const at = { x: 'kept', y: 'multiplyAdds' } as const;
    return drawChart(plot, frame, {
      height: isNarrow ? 300 : 350,
      marginTop: 30,
      x: { type: 'log', domain },
      y: { type: 'log', domain },
      marks: [
        plot.gridX(powers, { stroke: colour.line, strokeOpacity: 1 }),
        plot.gridY(powers, { stroke: colour.line, strokeOpacity: 1 }),
        plot.axisX(powers, { ...axis, label: 'numbers kept', labelAnchor: 'center' }),
        plot.axisY(powers, { ...axis, label: 'multiply-adds for one image', labelAnchor: 'top' }),
        plot.line([[domain[0], domain[0]], [domain[1], domain[1]]], { stroke: colour.soft, strokeDasharray: '5 4' }), // oxfmt-ignore
        plot.dot(
          models.filter(({ isBook }) => isBook),
          { ...at, r: 6.5, fill: colour.ink },
        ),
        plot.dot(models.filter(({ isBook }) => !isBook), { ...at, r: 5.5, fill: 'var(--raised)', stroke: colour.ink, strokeWidth: 2 }), // oxfmt-ignore
        ...(['start', 'end'] as const).map((textAnchor) =>
          plot.text(
            models.filter(({ kept }) => kept > 1e7 === (textAnchor === 'end')),
            {
              ...at,
              text: 'name',
              textAnchor,
              dx: textAnchor === 'start' ? 10 : -10,
              dy: textAnchor === 'start' ? 1 : -6,
              fill: colour.ink,
              stroke: 'var(--raised)',
              strokeWidth: 4,
            },
          ),
        ),
      ],
    });
  };
}
