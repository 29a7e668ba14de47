// What a cell showed, put into the page and kept up to date: by name, by chart, and as it comes.
//
// Kept, in the page alone: the elements of a container, in the order they came; for each chart, how it is drawn anew.
import type { CellResult, MimeBundle, Output } from '../output.ts';
import { plotType } from '../plot-type.ts';
import type { ErrorPlace } from './error.ts';
import { outputElement, resultElements, type Way } from './output.ts';
import { listen, type PointerMessage } from './pointing.ts';
import type * as Rich from './rich.ts';
import { formOf } from './form.ts';
import { noteElement, textElement } from './text.ts';
import { countElements, richLimits, TooMuch } from './weight.ts';

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
function instead(bundle: MimeBundle, error?: unknown): HTMLElement {
  const text = textElement(document, bundle['text/plain']);
  if (!(error instanceof TooMuch)) return text;
  const box = document.createElement('div');
  box.className = 'output-unknown';
  box.append(noteElement(document, 'This output is too much to draw in a page. Its text:'), text);
  return box;
}

/** Elements made in this moment, and markup that waits for a later one: a flood of it would hold up the page. */
let spent = 0;
const waiting: { weight: number; make: () => void }[] = [];
let isDue = false;

const hasRoom = (weight: number) => spent === 0 || spent + weight <= richLimits.atOnce;

function goOnLater(): void {
  if (isDue) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    spent = 0;
    for (let next = waiting[0]; next && hasRoom(next.weight); next = waiting[0]) {
      waiting.shift();
      spent += next.weight;
      next.make();
    }
    if (spent > 0) goOnLater();
  }, 16);
}

/** Holds the place of markup, and its name, until it can be cleaned. */
function promised(markup: string, bundle: MimeBundle, handlers: Handlers): HTMLElement {
  const place = document.createElement('div');
  const put = (box: HTMLElement) => {
    const name = place.getAttribute('data-output');
    if (name !== null) box.setAttribute('data-output', name);
    place.replaceWith(box);
  };
  void loadRich()
    .then((loaded) => {
      waiting.push({
        weight: countElements(markup),
        // Gone meanwhile, nobody waits for it.
        make: () => place.isConnected && put(boxOf(loaded, markup, bundle, handlers)),
      });
      goOnLater();
    })
    .catch(() => put(instead(bundle)));
  return place;
}

function boxOf(loaded: typeof Rich, markup: string, bundle: MimeBundle, handlers: Handlers) {
  try {
    return richBox(loaded, markup, bundle, handlers);
  } catch (error) {
    return instead(bundle, error);
  }
}

function way(handlers: Handlers): Way {
  return {
    ...handlers,
    document,
    rich(markup, bundle) {
      const weight = countElements(markup);
      if (!rich || waiting.length > 0 || !hasRoom(weight))
        return promised(markup, bundle, handlers);
      spent += weight;
      goOnLater();
      return boxOf(rich, markup, bundle, handlers);
    },
  };
}

/** As many of them as a page can show; the rest is counted. */
export function showable(outputs: readonly Output[]): Output[] {
  let count = 0;
  let elements = 0;
  return outputs.filter((output) => {
    const form = output.kind === 'display' ? formOf(output.bundle) : undefined;
    if (form?.kind !== 'rich') return true;
    count++;
    const own = countElements(form.markup);
    // One that is too much alone is a sentence, and takes no room from the others.
    if (own <= richLimits.elements) elements += own;
    return count <= richLimits.outputs && elements <= richLimits.all;
  });
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
  const outputs = showable(result.outputs);
  const dropped = (result.dropped ?? 0) + result.outputs.length - outputs.length;
  let same = 0;
  while (same < outputs.length && before[same] === outputs[same]) same++;
  const rest = resultElements({ ...result, dropped, outputs: outputs.slice(same) }, way(handlers));
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
    if (chart?.plot !== plot) continue;
    try {
      rich?.fill(chart.root, markup);
    } catch {
      // Too much to draw: the chart stays as it is.
    }
  }
}

export function clear(container: HTMLElement): void {
  standing.delete(container);
  container.replaceChildren();
}
