// What a cell showed, put into the page and kept up to date: by name, by chart, and as it comes.
//
// Kept, in the page alone: the elements of a container, in the order they came; for each chart, how it is drawn anew.
import type { CellResult, MimeBundle, Output } from '../output.ts';
import { plotType } from '../plot-type.ts';
import type { ErrorPlace } from './error.ts';
import { outputElement, resultElements, type Way } from './output.ts';
import { listen, type PointerMessage } from './pointing.ts';
import type * as Rich from './rich.ts';
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

/** Loaded with the first chart or markup: most cells show text, and need no cleaning of it. */
let rich: typeof Rich | undefined;

async function loadRich(): Promise<typeof Rich> {
  rich ??= await import('./rich.ts');
  return rich;
}

function richBox(
  { richElement }: typeof Rich,
  markup: string,
  bundle: MimeBundle,
  { point }: Handlers,
): HTMLElement {
  const { box, root } = richElement(markup);
  const plot = plotOf(bundle);
  if (root && plot !== undefined) {
    charts.set(box, { plot, root });
    if (point) listen(box, root, (told) => point({ type: 'pointer', plot, ...told }));
  }
  return box;
}

/** What cannot be cleaned, or its cleaner not loaded, is not shown: its text is. */
const instead = (bundle: MimeBundle) => textElement(document, bundle['text/plain']);

/** Holds the place of markup, and its name, until it can be cleaned. */
function promised(markup: string, bundle: MimeBundle, handlers: Handlers): HTMLElement {
  const place = document.createElement('div');
  void loadRich()
    .then((loaded) => richBox(loaded, markup, bundle, handlers))
    .catch(() => instead(bundle))
    .then((made) => {
      const name = place.getAttribute('data-output');
      if (name !== null) made.setAttribute('data-output', name);
      place.replaceWith(made);
    });
  return place;
}

function way(handlers: Handlers): Way {
  return {
    ...handlers,
    document,
    rich(markup, bundle) {
      if (!rich) return promised(markup, bundle, handlers);
      try {
        return richBox(rich, markup, bundle, handlers);
      } catch {
        return instead(bundle);
      }
    },
  };
}

/** Of each container, the outputs that its first elements show. */
const standing = new WeakMap<Element, Output[]>();

/**
 * In place of all that the container showed; what it shows already stays as it is, so that a thousand outputs are not
 * made a thousand times, and a chart keeps its tip.
 */
export function showOutputs(
  container: HTMLElement,
  result: CellResult,
  handlers: Handlers = {},
): void {
  const before = standing.get(container) ?? [];
  const { outputs } = result;
  let same = 0;
  while (same < outputs.length && before[same] === outputs[same]) same++;
  const rest = resultElements({ ...result, outputs: outputs.slice(same) }, way(handlers));
  if (same === 0) container.replaceChildren(...rest);
  else {
    while (container.children.length > same) container.lastElementChild!.remove();
    container.append(...rest);
  }
  standing.set(container, [...outputs]);
}

/** Behind what is there, or in the place of the output with the same id. */
export function appendOutput(
  container: HTMLElement,
  output: Output,
  handlers: Handlers = {},
): void {
  standing.delete(container);
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
    if (chart?.plot === plot) rich?.fill(chart.root, markup);
  }
}

export function clear(container: HTMLElement): void {
  standing.delete(container);
  container.replaceChildren();
}
