// The charts that a reader can still point at, and their bundles before and after she does.
//
// Kept: the last charts that answer a pointer, each under its number until twenty later ones came.
import type { MimeBundle } from '../../output.ts';
import { plotType } from '../../plot-type.ts';
import { atOnce } from './at-once.ts';
import { answersPointer, chartDocument, pointerEvent } from './document.ts';
import { chartMarkup, chartWords, mainSvg } from './spoken.ts';

const mostKept = 20;
const kept = new Map<number, Element>();
const numbers = new WeakMap<Element, number>();
let count = 0;

/** The chart's number; shown again, it is the youngest again. */
function keep(chart: Element): number {
  const number = numbers.get(chart) ?? ++count;
  numbers.set(chart, number);
  kept.delete(number);
  kept.set(number, chart);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return number;
}

export function chartBundle(chart: Element): MimeBundle {
  const svg = mainSvg(chart);
  const description = svg?.getAttribute('aria-description');
  const type = chart.localName === 'svg' ? 'image/svg+xml' : 'text/html';
  return {
    'text/plain': [chartWords(chart), description].filter(Boolean).join('\n'),
    [type]: chartMarkup(chart),
    ...(svg && answersPointer(svg) ? { [plotType]: { plot: keep(chart) } } : {}),
  };
}

/** @returns the chart after the pointer; undefined for a chart that is no longer kept. x and y as in its viewBox. */
export function pointer(plot: number, event: string, x: number, y: number): MimeBundle | undefined {
  const chart = kept.get(plot);
  const svg = chart && mainSvg(chart);
  if (!svg) return undefined;
  atOnce(() => svg.dispatchEvent(pointerEvent(event, x, y)));
  return chartBundle(chart);
}

export const document = chartDocument(chartBundle);
