// A line for each network, from its right answers with pixels in place to those with pixels shuffled.
import { type Raced, styles } from '#components/figures/Race/five-networks.ts';
import { type Draw, drawChart, gridAxis, gridLines, isNarrow, rim } from '#src/charts/frame.ts';
import { spread } from '#src/charts/spread.ts';

export interface Pair {
  network: Raced;
  /** Shares of the test images. */
  inPlace: number;
  shuffled: number;
}

const sides = ['in place', 'shuffled'];

export function drawPairs(pairs: readonly Pair[]): Draw {
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    const [height, marginTop, marginBottom] = [narrow ? 320 : 360, 34, 34];
    const lowest = 5 * Math.floor(Math.min(...pairs.map(({ shuffled }) => 20 * shuffled)));
    const room = (17 * (100 - lowest)) / (height - marginTop - marginBottom);
    const ends = spread(
      pairs.map(({ shuffled }) => 100 * shuffled),
      room,
    );
    const ticks = Array.from({ length: (100 - lowest) / 5 + 1 }, (_, k) => lowest + 5 * k);
    return drawChart(plot, frame, {
      height,
      marginTop,
      marginBottom,
      marginLeft: 40,
      marginRight: 96,
      x: { type: 'point', domain: sides, padding: 0.12 },
      y: { domain: [lowest, 100] },
      marks: [
        plot.gridY(ticks, gridLines),
        plot.axisY(ticks, {
          ...gridAxis,
          label: 'test images read correctly, %',
          labelAnchor: 'top',
        }),
        plot.axisX(sides, {
          ...gridAxis,
          label: null,
          tickFormat: (side: string) => `pixels ${side}`,
        }),
        ...pairs.flatMap(({ network, inPlace, shuffled }, k) => {
          const points = [inPlace, shuffled].map((share, side) => ({
            side: sides[side],
            share: 100 * share,
          }));
          return [
            plot.line(points, {
              x: 'side',
              y: 'share',
              stroke: styles[network].ink,
              ...styles[network].line,
            }),
            plot.dot(points, { x: 'side', y: 'share', r: 4, fill: styles[network].ink }),
            plot.text(points.slice(1), {
              x: 'side',
              y: () => ends[k],
              text: () => styles[network].name,
              textAnchor: 'start',
              dx: 10,
              fill: styles[network].ink,
              fontWeight: network === 'book' ? 650 : 500,
              ...rim,
            }),
          ];
        }),
      ],
    });
  };
}
