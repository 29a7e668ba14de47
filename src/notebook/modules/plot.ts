// Observable Plot as cells import it: drawn without a page, in a document that it need not be given.
import * as Plot from '@observablehq/plot';
import { atOnce } from './chart/at-once.ts';
import { document, pointer } from './chart/charts.ts';

export * from '@observablehq/plot';

// The worker that a page's pointers reach finds the charts here: this library is a module of its own, loaded as text.
Object.assign(globalThis, { [Symbol.for('nn.charts')]: { pointer } });

/** Below this width a chart scrolls in its box: smaller, its letters could not be read. */
const readable = 480;
const defaultWidth = 640;

function framed(options: Plot.PlotOptions): Plot.PlotOptions {
  const { style, width = defaultWidth } = options;
  // The author's style as text says all.
  if (typeof style === 'string') return { document, ...options };
  const own = {
    fontFamily: 'inherit',
    background: 'none',
    '--plot-background': 'var(--raised, white)',
    minWidth: `${Math.min(width, readable)}px`,
  };
  return { document, ...options, style: { ...own, ...style } };
}

/** A title without a page's distances, a figure without its margins: they stand in a box of their own. */
function fitted<Chart extends Element>(chart: Chart): Chart {
  if (chart.localName !== 'figure') return chart;
  const { style } = chart as unknown as HTMLElement;
  style.margin = '0';
  for (const title of chart.querySelectorAll<HTMLElement>(':scope > h2, :scope > h3')) {
    title.style.fontWeight = title.localName === 'h2' ? '600' : '400';
    title.style.fontSize = '1em';
    title.style.margin = '0 0 0.25em';
  }
  return chart;
}

export const plot: typeof Plot.plot = (options = {}) =>
  atOnce(() => fitted(Plot.plot(framed(options))));

export const legend: typeof Plot.legend = (options) =>
  Plot.legend({ document, ...options } as never);

/** What Plot's own does, through the `plot` above. */
Plot.Mark.prototype.plot = function alone({ marks = [], ...options } = {}) {
  return plot({ ...options, marks: [...marks, this as Plot.Markish] });
};
