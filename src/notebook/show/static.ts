// What a chapter's cells showed when the book was built, as HTML that needs no JavaScript: the markup that show.ts makes.
//
// Rich output stands in a declarative shadow tree. It is written anew from the very tree that was checked, so that no
// two parsers can disagree about it.
import { parseHTML } from 'linkedom';
import { markup } from '../markup.ts';
import type { CellResult } from '../output.ts';
import { hostElement, richBox, tableBox } from './boxes.ts';
import { checkRich } from './check.ts';
import { resultElements, type Way } from './output.ts';
import { plainTable } from './plain-table.ts';

const { document } = parseHTML('<!doctype html><html><head></head><body></body></html>');

function rich(text: string): HTMLElement {
  const { document: inner } = parseHTML(
    `<!doctype html><html><head></head><body>${text}</body></html>`,
  );
  const outside = [...inner.head.childNodes, ...inner.documentElement.children].some(
    (node) => node !== inner.head && node !== inner.body,
  );
  if (outside) throw new Error('A cell shows HTML that ends its own page; show a part of a page.');
  checkRich(inner.body);
  const table = plainTable(inner.body);
  if (table) return tableBox(document, table);
  const tree = document.createElement('template');
  tree.setAttribute('shadowrootmode', 'open');
  tree.append(...inner.body.childNodes);
  const host = hostElement(document);
  host.append(tree);
  return richBox(document, host);
}

/** Throws Error, for the author, where an output would load or run something. */
export function outputsHtml(result: CellResult): string {
  const way: Way = { document, rich };
  return resultElements(result, way)
    .map((element) => markup(element))
    .join('');
}
