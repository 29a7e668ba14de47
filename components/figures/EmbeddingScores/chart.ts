// What nearest neighbours get right by each embedding, on one axis; what lies far below it is written at its left end.
import { colour, type Draw, drawChart, isNarrow, ring } from '#src/charts/frame.ts';

export interface EmbeddingScore {
  name: string;
  measure: 'distance' | 'angle';
  /** Share of right answers. */
  right: number;
}

const [from, to] = [94, 98.5];

export function drawEmbeddingScores(scores: readonly EmbeddingScore[]): Draw {
  const percent = scores.map((score) => ({ ...score, percent: 100 * score.right }));
  const onAxis = percent.filter((score) => score.percent >= from);
  const below = percent.filter((score) => score.percent < from);
  const of = (measure: string) => onAxis.filter((score) => score.measure === measure);
  const at = { x: 'percent', y: 'name' } as const;
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    return drawChart(plot, frame, {
      height: 290,
      marginTop: 10,
      marginLeft: narrow ? 104 : 190,
      marginRight: narrow ? 60 : 70,
      x: {
        domain: [from, to],
        ticks: 4,
        grid: true,
        label: 'test images read correctly, %',
        labelAnchor: 'center',
        labelArrow: 'none',
      },
      y: {
        domain: [...new Set(scores.map(({ name }) => name))],
        label: null,
        tickSize: 0,
        tickFormat: (name: string) => (narrow ? (short[name] ?? name) : name),
      },
      marks: [
        plot.ruleY(onAxis, { y: 'name', x1: from, x2: 'percent', stroke: colour.line }),
        plot.dot(of('distance'), { ...at, r: 6, fill: colour.ink }),
        plot.dot(of('angle'), { ...at, r: 6, ...ring }),
        // The number of each row, at its right end.
        plot.text(
          onAxis.filter((score) => score.measure === 'distance'),
          {
            x: to,
            y: 'name',
            text: ({ percent: value }) => `${value.toFixed(2)} %`,
            textAnchor: 'start',
            dx: 10,
            fontWeight: 650,
            fill: colour.ink,
          },
        ),
        plot.text(below, {
          x: from,
          y: 'name',
          text: ({ percent: value }) => `◂ ${value.toFixed(1)} %`,
          textAnchor: 'start',
          dx: 6,
          fill: colour.ink,
        }),
      ],
    });
  };
}

/** For a phone. */
const short: Record<string, string> = {
  'pixels (784)': 'pixels',
  'untrained layer (128)': 'untrained layer',
  'trained layer (128)': 'trained layer',
  // given 2 and 2 and 16 and 16 and 50 and 50: size of the experiment
  '2 components': 'PCA 2',
  '16 components': 'PCA 16',
  '50 components': 'PCA 50',
};
