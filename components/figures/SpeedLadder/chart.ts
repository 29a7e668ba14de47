// How long each way takes, on a logarithmic axis: the recorded times as outlines, the reader's own as ink.
import {
  colour,
  type Draw,
  drawChart,
  gridAxis,
  gridLines,
  isNarrow,
  powersOfTen,
} from '#src/charts/frame.ts';

export interface LadderStep {
  name: string;
  /** Milliseconds. */
  recorded?: number;
  yours?: number;
  /** What stands where neither time is. */
  absent?: string;
}

interface Bar {
  name: string;
  milliseconds: number;
  words: string;
}

const barHeight = 15;

/** @param write a time as people read it. */
export function drawLadder(
  steps: readonly LadderStep[],
  write: (milliseconds: number) => string,
): Draw {
  const bars = (which: 'recorded' | 'yours'): Bar[] =>
    steps.flatMap((step) => {
      const milliseconds = step[which];
      return milliseconds === undefined
        ? []
        : [{ name: step.name, milliseconds, words: write(milliseconds) }];
    });
  const [recorded, yours] = [bars('recorded'), bars('yours')];
  const all = [...recorded, ...yours].map(({ milliseconds }) => milliseconds);
  // The longest bar ends before the axis does, for the number behind it.
  const powers = powersOfTen([...all, 10, 1.8 * Math.max(...all, 1000)]);
  const [least, most] = [powers[0], powers.at(-1)!];

  const both = yours.length > 0;
  const half = (barHeight + 1) / 2;
  const shift = { recorded: both ? half : 0, yours: both ? -half : 0 };
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    const band = both ? 2 * barHeight + 14 : barHeight + 14;
    const bar = (dy: number) => ({
      x1: least,
      x2: 'milliseconds',
      y: 'name',
      insetTop: (band - barHeight) / 2 + dy,
      insetBottom: (band - barHeight) / 2 - dy,
    });
    const words = (dy: number) => ({
      x: 'milliseconds',
      y: 'name',
      text: 'words',
      dx: 5,
      dy,
      textAnchor: 'start' as const,
    });

    return drawChart(plot, frame, {
      height: steps.length * band + 62,
      marginLeft: narrow ? 88 : 100,
      marginRight: narrow ? 58 : 70,
      marginTop: 12,
      marginBottom: 46,
      x: { type: 'log', domain: [least, most] },
      y: { domain: steps.map(({ name }) => name), padding: 0, label: null },
      marks: [
        plot.gridX(powers, gridLines),
        plot.axisX(powers, {
          ...gridAxis,
          label: `milliseconds for 10,000 images${narrow ? '' : ': each line is ten times the one before'}`,
          tickFormat: (value: number) => value.toLocaleString('en-GB'),
        }),
        plot.axisY({ label: null, tickSize: 0 }),
        plot.barX(recorded, { ...bar(shift.recorded), fill: 'none', stroke: colour.soft }),
        plot.text(recorded, { ...words(shift.recorded), fill: colour.soft }),
        plot.barX(yours, { ...bar(shift.yours), fill: colour.ink }),
        plot.text(yours, { ...words(shift.yours), fill: colour.ink, fontWeight: 650 }),
        plot.text(
          steps.filter(
            (step) =>
              step.absent && step.yours === undefined && (both || step.recorded === undefined),
          ),
          {
            x: least,
            y: 'name',
            text: 'absent',
            dx: 6,
            dy: both ? shift.yours : 0,
            textAnchor: 'start',
            fill: colour.soft,
            fontStyle: 'italic',
          },
        ),
        plot.ruleX([least], { stroke: colour.ink }),
      ],
    });
  };
}
