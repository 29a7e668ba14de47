// One output as an element: the same markup in the page and in the built book. How rich markup is let in differs.
import type { CellResult, MimeBundle, Output } from '../output.ts';
import { errorElement, type ErrorPlace } from './error.ts';
import { formOf } from './form.ts';
import { pictureElement } from './picture.ts';
import { textElement, unknownElement } from './text.ts';
import { droppedElement, verdictElement } from './verdict.ts';

export interface Way extends ErrorPlace {
  document: Document;
  /** HTML or SVG, made safe, in a box of its own. */
  rich: (markup: string, bundle: MimeBundle) => HTMLElement;
}

function shown(bundle: MimeBundle, way: Way): HTMLElement {
  const { document } = way;
  const form = formOf(bundle);
  if (form.kind === 'rich') return way.rich(form.markup, bundle);
  if (form.kind === 'picture') return pictureElement(document, bundle, form.type, form.base64);
  const text = bundle['text/plain'];
  if (form.unknown.length > 0) return unknownElement(document, form.unknown, text);
  return textElement(document, text);
}

export function outputElement(output: Output, way: Way): HTMLElement {
  if (output.kind === 'error') return errorElement(way.document, output.error, way);
  const made = shown(output.bundle, way);
  if (output.id !== undefined) made.setAttribute('data-output', output.id);
  return made;
}

/** All of a run, in order. */
export function resultElements(result: CellResult, way: Way): HTMLElement[] {
  const elements = result.outputs.map((output) => outputElement(output, way));
  if (result.dropped) elements.push(droppedElement(way.document, result.dropped));
  if (result.verdict) elements.push(verdictElement(way.document, result.verdict));
  return elements;
}
