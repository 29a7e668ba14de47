// At build: rich output of a chapter's own cells may hold what is on these lists, load nothing and run nothing.
//
// Nothing is removed here. Whoever wrote the cell is told, for she can change it.
import { cssLoads, isHarmless } from './external-loads.ts';
import { isQuiet } from './quiet.ts';

const words = (text: string) => new Set(text.split(/\s+/));

const elements = words(
  `a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5
  h6 hr i img ins kbd li mark ol p pre q s samp small span strong style sub summary sup table tbody td tfoot th thead
  time tr u ul var wbr
  svg circle clippath defs desc ellipse feblend fecolormatrix fecomponenttransfer fecomposite fedropshadow feflood
  fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode feoffset filter g image line lineargradient
  marker mask path pattern polygon polyline radialgradient rect stop symbol text textpath title tspan
  math mfrac mi mn mo mover mroot mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover`,
);

/** Never an address; what may be one is judged by its value. */
const attributes =
  /^(?:aria-[\w-]+|class|id|lang|dir|title|alt|role|style|scope|colspan|rowspan|headers|start|reversed|datetime|open|src|href|xlink:href|rel|xmlns(?::xlink)?|[xy][12]?|[cdfr][xy]?|d[xy]|width|height|viewbox|points|path|offset|transform|rotate|orient|ref[xy]|marker-?\w*|clip-?\w*|mask-?\w*|filter\w*|gradient\w+|pattern\w+|spreadmethod|preserveaspectratio|vector-effect|fill(?:-\w+)?|stroke(?:-\w+)?|stop-\w+|opacity|visibility|display|color|color-\w+(?:-\w+)?|paint-order|mix-blend-mode|image-rendering|shape-rendering|text-\w+|font-\w+|letter-spacing|word-spacing|dominant-baseline|alignment-baseline|baseline-shift|textlength|lengthadjust|startoffset|pointer-events|in2?|mode|result|std\w+|values|type|operator|k[1-4]|flood-\w+|table\w+|slope|intercept|amplitude|exponent|numoctaves|display|mathvariant|stretchy)$/;

/** The sheets that Plot writes into its charts and legends: rules for its own classes, and nothing else. */
const plotSheet = /^(?:\s*(?::where\(\.plot-[^(){}]*\)[,\s]*)+\{[^{}@\\]*\})+\s*$/;

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function refuse(what: string): never {
  throw new Error(
    `A cell shows ${what}. What a cell of a chapter shows must be whole in itself: it loads nothing from elsewhere, runs no script, and does not speak over the page.`,
  );
}

function checkElement(element: Element): void {
  const name = element.localName.toLowerCase();
  if (!elements.has(name)) refuse(`<${name}>`);
  for (const { name: attribute, value } of element.attributes) {
    const known = attributes.test(attribute.toLowerCase());
    if (!known || !isHarmless(name, attribute, value) || !isQuiet(attribute, value)) {
      refuse(`<${name}> with ${attribute}="${cut(value)}"`);
    }
  }
  const css = name === 'style' ? (element.textContent ?? '') : '';
  if (css !== '' && (!plotSheet.test(css) || cssLoads(css))) {
    refuse(`<style> with “${cut(css.trim())}”, where style="…" at the elements would do`);
  }
}

/** Throws Error, for the author of the cell, at the first thing that may not stand in a built page. */
export function checkRich(root: ParentNode): void {
  for (const element of root.querySelectorAll('*')) checkElement(element);
}
