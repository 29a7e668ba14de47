// HTML and SVG of a cell in the page: cleaned, in a shadow tree of its own, in a box that it cannot leave.
//
// The box stands outside the shadow tree: a sheet within may restyle its host, never the box.
import { hostElement, richBox, tableBox } from './boxes.ts';
import { clean, type Cleaned } from './clean.ts';
import { watchLinks } from './leave.ts';
import { plainTable } from './plain-table.ts';

/** The book's manner inside the shadow tree; its tokens and faces come in by inheritance. */
const manner = `
:host { display: block; }
svg, img { max-width: 100%; }
svg { --plot-background: var(--raised); font-family: inherit; }
svg, img { height: auto; }
h1, h2, h3 { margin: 0; font-size: 1em; font-weight: 600; line-height: 1.4; }
p, figure, ul, ol, pre { margin: 0 0 0.5em; }
pre, code, kbd { font-family: var(--mono); font-size: 0.95em; }
figcaption, caption { color: var(--soft-ink); font-size: 0.93em; text-align: left; }
a { color: var(--link); }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: 0.25em 1em 0.25em 0; text-align: left; }
th { color: var(--soft-ink); font-weight: 600; }
`;
/** Last, so that no other sheet has a later word. */
const calm = `
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
`;
let own: CSSStyleSheet[] | undefined;

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

function put(root: ShadowRoot, { content, sheets }: Cleaned): void {
  own ??= [sheet(manner), sheet(calm)];
  root.replaceChildren(content);
  root.adoptedStyleSheets = [own[0]!, ...sheets, own[1]!];
}

/** In place of all that the tree holds. Throws TooMuch. */
export const fill = (root: ShadowRoot, markup: string): void => put(root, clean(markup));

/** Throws TooMuch. */
export function richElement(markup: string): { box: HTMLElement; root?: ShadowRoot } {
  const cleaned = clean(markup);
  const table = plainTable(cleaned.content);
  if (table) return { box: tableBox(document, table) };
  const host = hostElement(document);
  const root = host.attachShadow({ mode: 'open' });
  watchLinks(root);
  put(root, cleaned);
  return { box: richBox(document, host), root };
}
