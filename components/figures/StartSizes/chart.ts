// One hill a layer, from the first at the top to the last at the bottom: where it lies says how large the signal is there.
import { colour, type Draw, drawChart, gridAxis, isNarrow } from '#src/charts/frame.ts';

const raised: Record<string, string> = { '-': '⁻', 0: '⁰', 2: '²', 4: '⁴', 6: '⁶', 8: '⁸' };
const power = (exponent: number) =>
  exponent === 0 ? '1' : `10${Array.from(String(exponent), (sign) => raised[sign]).join('')}`;

export function drawStart(bins: readonly string[], [from, to]: readonly [number, number]): Draw {
  const hills = bins.map((layer, l) => {
    const shares = layer.split(' ').map(Number);
    const highest = Math.max(...shares);
    // The foot on both sides of the hill is the layer's own line: not drawn twice, a chart weighs a fifth.
    const [first, last] = [
      shares.findIndex((share) => share > 0),
      shares.findLastIndex((share) => share > 0),
    ];
    return shares
      .map((share, bin) => ({
        bin,
        exponent: from + ((bin + 0.5) * (to - from)) / shares.length,
        foot: l + 1,
        top: l + 1 - (0.95 * share) / highest,
      }))
      .filter(({ bin }) => bin >= first - 1 && bin <= last + 1);
  });
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    const ticks = [-8, -6, -4, -2, 0, 2, 4, 6, 8].filter((each) => !narrow || each % 4 === 0);
    return drawChart(plot, frame, {
      height: narrow ? 300 : 350,
      marginTop: 18,
      marginLeft: 40,
      x: { domain: [from, to], label: null },
      y: { domain: [bins.length + 0.15, 0], label: null },
      marks: [
        plot.ruleX([0], { stroke: colour.soft, strokeDasharray: '3 4' }),
        plot.axisX(ticks, {
          ...gridAxis,
          label: narrow ? 'size of the differences' : 'size of the differences between images',
          tickFormat: power,
        }),
        plot.axisY(
          bins.map((_, l) => l + 1),
          { ...gridAxis, label: 'layer', labelAnchor: 'top', tickFormat: String },
        ),
        ...hills.flatMap((hill) => [
          plot.areaY(hill, {
            x: 'exponent',
            y1: 'foot',
            y2: 'top',
            fill: colour.ink,
            fillOpacity: 0.16,
          }),
          plot.line(hill, {
            x: 'exponent',
            y: 'top',
            stroke: colour.ink,
            strokeWidth: 1.5,
          }),
          plot.ruleY([hill[0]!.foot], { stroke: colour.line }),
        ]),
      ],
    });
  };
}
