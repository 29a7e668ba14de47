// What all charts share: size, faces, colours, and how they speak to a reader who cannot see them.
import { colour } from './scales.ts';

export { colour, powersOfTen } from './scales.ts';

/** The library is handed in, so that a page loads it only when a chart must be drawn anew. */
export type PlotLibrary = typeof import('@observablehq/plot');

export interface ChartFrame {
  /** CSS pixels. */
  width: number;
  /** One sentence with the chart's main numbers. */
  label: string;
  /** A document to draw in where there is no browser. */
  document?: Document;
}

export type Draw = (plot: PlotLibrary, frame: ChartFrame) => Element;

export const chartWidths = { across: 864, wide: 640, narrow: 330 } as const;

/** A phone’s chart: fewer ticks, shorter words, less room beside the axes. */
export const isNarrow = ({ width }: ChartFrame): boolean => width < 480;

/** An axis whose ticks are the lines of a grid. */
export const gridAxis = { labelAnchor: 'center', labelArrow: 'none', tickSize: 0 } as const;
export const gridLines = { stroke: colour.line, strokeOpacity: 1 } as const;
export const dashed = { strokeDasharray: '5 4' } as const;
/** A rim of paper keeps words readable over lines. */
export const rim = { stroke: 'var(--raised)', strokeWidth: 4 } as const;
export const ring = { fill: 'var(--raised)', stroke: colour.ink, strokeWidth: 2 } as const;
/** The point that the reader looks at. */
export const chosenDot = {
  r: 6.5,
  fill: colour.ink,
  stroke: 'var(--raised)',
  strokeWidth: 2,
} as const;

type PlotOptions = NonNullable<Parameters<PlotLibrary['plot']>[0]>;

/** Draws one figure with the book's frame around the chart's own marks and scales. */
export function drawChart(plot: PlotLibrary, frame: ChartFrame, options: PlotOptions): Element {
  const { width, label, document } = frame;
  const figure = plot.plot({
    width,
    height: Math.round(width * (isNarrow(frame) ? 0.72 : 0.5)),
    marginLeft: 48,
    marginBottom: 40,
    marginRight: 16,
    style: { background: 'none', fontFamily: 'inherit' },
    ...(document ? { document } : {}),
    ...options,
  });
  return spoken(figure, label);
}

/** One picture with one name: Plot labels its inner groups, which have no role to carry a label. */
function spoken(figure: Element, label: string): Element {
  const svg =
    figure.tagName.toLowerCase() === 'svg' ? figure : (figure.querySelector('svg') ?? figure);
  for (const group of svg.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  for (const group of svg.querySelectorAll('[aria-hidden]')) group.removeAttribute('aria-hidden');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  return figure;
}
