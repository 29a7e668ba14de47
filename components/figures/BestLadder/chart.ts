// Two panels beside each other, a row for each rung: the test images read correctly, as they are and disturbed.
import { colour, type Draw, drawChart, isNarrow } from '#src/charts/frame.ts';

export interface LadderRow {
  name: string;
  /** Shares of right answers, one for each seed: on the test images as they are, and disturbed. */
  tests: readonly number[];
  disturbed: readonly number[];
}

interface Panel {
  title: string;
  /** In per cent. */
  domain: readonly [number, number];
  ticks: readonly number[];
  of: (row: LadderRow) => readonly number[];
}

/** Where the second panel begins, when both together are 1 wide. */
const second = 0.54;
const panelWidth = 1 - second;

/** `title` says how the images of the second panel are disturbed. */
export function drawLadder(rows: readonly LadderRow[], title: string): Draw {
  const lowest = 0.5 * Math.floor(200 * Math.min(...rows.flatMap(({ tests }) => tests)));
  const panels: Panel[] = [
    { title: 'as they are', domain: [lowest, 99.5], ticks: [97, 98, 99], of: (row) => row.tests },
    { title, domain: [0, 100], ticks: [0, 50, 100], of: (row) => row.disturbed },
  ];
  return (plot, frame) => {
    const narrow = isNarrow(frame);
    const placeOf = (panel: number, percent: number) => {
      const [from, to] = panels[panel].domain;
      return panel * second + (panelWidth * (percent - from)) / (to - from);
    };
    const dots = panels.flatMap(({ of }, panel) =>
      rows.flatMap((row) =>
        of(row).map((share) => ({ name: row.name, x: placeOf(panel, 100 * share) })),
      ),
    );
    const means = panels.flatMap(({ of }, panel) =>
      rows.map((row) => {
        const mean = of(row).reduce((sum, share) => sum + share, 0) / of(row).length;
        return { name: row.name, x: placeOf(panel, 100 * mean), start: panel * second };
      }),
    );
    const ticks = panels.flatMap((panel, p) =>
      panel.ticks
        .filter((tick) => tick >= panel.domain[0])
        .map((tick) => ({ x: placeOf(p, tick), tick })),
    );
    return drawChart(plot, frame, {
      height: rows.length * 34 + 92,
      marginLeft: narrow ? 104 : 132,
      marginRight: 18,
      marginTop: 34,
      marginBottom: 46,
      x: { domain: [0, 1], axis: null },
      y: { domain: rows.map(({ name }) => name), label: null },
      marks: [
        plot.ruleX(ticks, { x: 'x', stroke: colour.line }),
        plot.text(ticks, { x: 'x', text: ({ tick }) => `${tick}`, frameAnchor: 'bottom', dy: 16 }),
        plot.text(panels, {
          x: (_, p: number) => p * second,
          text: 'title',
          frameAnchor: 'top',
          textAnchor: 'start',
          dy: -24,
          fontWeight: 600,
        }),
        plot.text([0], {
          x: 0,
          text: () => 'test images read correctly, %',
          frameAnchor: 'bottom',
          textAnchor: 'start',
          dy: 38,
        }),
        plot.axisY({ label: null, tickSize: 0 }),
        // No bars: the first panel doesn't begin at 0.
        plot.ruleY(means, {
          x1: 'start',
          x2: ({ start }: { start: number }) => start + panelWidth,
          y: 'name',
          stroke: colour.line,
        }),
        plot.ruleX(means, {
          x: 'x',
          y1: 'name',
          y2: 'name',
          insetTop: -9,
          insetBottom: -9,
          stroke: colour.ink,
          strokeWidth: 2,
        }),
        plot.dot(dots, {
          x: 'x',
          y: 'name',
          r: 4.5,
          fill: 'var(--raised)',
          stroke: colour.ink,
          strokeWidth: 1.75,
        }),
      ],
    });
  };
}
