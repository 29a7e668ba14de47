// What trainings cost, on a logarithmic axis of dollars: published prices as full dots, computed ones as rings, a claim as a band.
import {
  colour,
  type Draw,
  drawChart,
  gridAxis,
  gridLines,
  isNarrow,
  rim,
  ring,
} from '#src/charts/frame.ts';

export interface Cost {
  name: string;
  dollars: number;
  /** Somebody else’s number, not ours. */
  published: boolean;
  /** The dollars as people read them. */
  words: string;
}

export function drawCosts(costs: readonly Cost[], claim: readonly [number, number]): Draw {
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    const at = { x: 'dollars', y: 'name' } as const;
    const powers = [1e-6, 1e-3, 1, 1e3, 1e6, 1e9];
    // given 1 and 1: The ticks of the axis.
    const write = (dollars: number) =>
      ['$0.000001', '$0.001', '$1', '$1,000', '$1 million', '$1 billion'][powers.indexOf(dollars)];
    const short = (dollars: number) =>
      ['10⁻⁶', '0.001', '1', '10³', '10⁶', '10⁹'][powers.indexOf(dollars)];
    // Right of the middle there is no room behind the dot.
    const isLeft = ({ dollars }: Cost) => dollars < 1e3;
    const words = (anchor: 'start' | 'end', among: Cost[]) =>
      plot.text(among, {
        ...at,
        text: 'words',
        textAnchor: anchor,
        dx: anchor === 'start' ? 11 : -11,
        fill: colour.ink,
        ...rim,
      });
    return drawChart(plot, frame, {
      height: costs.length * 27 + 80,
      marginLeft: narrow ? 112 : 170,
      marginRight: 20,
      marginTop: 32,
      x: { type: 'log', domain: [1e-6, 1e9] },
      y: { domain: costs.map(({ name }) => name), label: null },
      marks: [
        plot.rect([claim], { x1: '0', x2: '1', fill: colour.line, fillOpacity: 0.7 }),
        plot.text([Math.sqrt(claim[0] * claim[1])], {
          x: (dollars: number) => dollars,
          frameAnchor: 'top',
          text: () => 'the article',
          dy: -12,
          fill: colour.ink,
        }),
        plot.gridX(powers, gridLines),
        plot.axisX(powers, {
          label: narrow ? 'dollars' : 'dollars: each line is a thousand times the one before',
          ...gridAxis,
          tickFormat: narrow ? short : write,
        }),
        plot.axisY({ label: null, tickSize: 0, lineWidth: narrow ? 8.5 : 14 }),
        plot.dot(
          costs.filter(({ published }) => published),
          { ...at, r: 5.5, fill: colour.ink },
        ),
        plot.dot(
          costs.filter(({ published }) => !published),
          { ...at, r: 5, ...ring },
        ),
        words('start', costs.filter(isLeft)),
        words(
          'end',
          costs.filter((cost) => !isLeft(cost)),
        ),
      ],
    });
  };
}
