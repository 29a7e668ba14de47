// What a cell showed, put into the page and kept up to date: by name, by chart, and as it comes.
//
// Kept, in the page alone: the elements of a container, in the order they came; for each chart, how it is drawn anew.
import type { CellResult, MimeBundle, Output } from '../output.ts';
import { plotType } from '../plot-type.ts';
import type { ErrorPlace } from './error.ts';
import { outputElement, resultElements, type Way } from './output.ts';
import { listen, type PointerMessage } from './pointing.ts';
import { fill, richElement } from './rich.ts';
import { textElement } from './text.ts';

export interface Handlers extends ErrorPlace {
  /** Hears of a pointer over a chart: goes to the sandbox that the chart came from. */
  point?: (message: PointerMessage) => void;
}

interface Chart {
  plot: number;
  root: ShadowRoot;
}

const charts = new WeakMap<Element, Chart>();

function plotOf(bundle: MimeBundle): number | undefined {
  const { plot } = (bundle[plotType] ?? {}) as { plot?: unknown };
  return typeof plot === 'number' ? plot : undefined;
}

/** What cannot be cleaned is not shown: its text is. */
function tried(markup: string, bundle: MimeBundle): ReturnType<typeof richElement> {
  try {
    return richElement(markup);
  } catch {
    return { box: textElement(document, bundle['text/plain']) };
  }
}

function way(handlers: Handlers): Way {
  return {
    ...handlers,
    document,
    rich(markup, bundle) {
      const { box, root } = tried(markup, bundle);
      const plot = plotOf(bundle);
      if (root && plot !== undefined) {
        charts.set(box, { plot, root });
        const { point } = handlers;
        if (point) listen(box, root, (told) => point({ type: 'pointer', plot, ...told }));
      }
      return box;
    },
  };
}

/** In place of all that the container showed. */
export function showOutputs(
  container: HTMLElement,
  result: CellResult,
  handlers: Handlers = {},
): void {
  container.replaceChildren(...resultElements(result, way(handlers)));
}

/** Behind what is there, or in the place of the output with the same id. */
export function appendOutput(
  container: HTMLElement,
  output: Output,
  handlers: Handlers = {},
): void {
  const made = outputElement(output, way(handlers));
  const id = output.kind === 'display' ? output.id : undefined;
  const before =
    id === undefined
      ? undefined
      : [...container.children].find((one) => one.getAttribute('data-output') === id);
  if (before) before.replaceWith(made);
  else container.append(made);
}

/** A chart after a pointer (`redrawn`), wherever the container shows it. */
export function redrawChart(container: HTMLElement, plot: number, bundle: MimeBundle): void {
  const markup = bundle['image/svg+xml'] ?? bundle['text/html'];
  if (typeof markup !== 'string') return;
  for (const box of container.children) {
    const chart = charts.get(box);
    if (chart?.plot === plot) fill(chart.root, markup);
  }
}

export function clear(container: HTMLElement): void {
  container.replaceChildren();
}
