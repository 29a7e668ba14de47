// A tree of elements as markup that is right both in HTML and, below an svg, in XML: every element is closed, all text escaped.

/** What is needed of an element, whoever made its document. */
export interface MarkupOptions {
  /** The attributes to write, in place of the element's own. */
  attributes?: (element: Element) => [name: string, value: string][];
}

const html = 'http://www.w3.org/1999/xhtml';
const empty = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u{a0}': '&#160;',
};
const escaped = (text: string) => text.replaceAll(/[&<>"\u{a0}]/gu, (sign) => entities[sign]!);

export const attributesOf = (element: Element): [string, string][] =>
  [...element.attributes].map(({ name, value }) => [name, value]);

function contentOf(element: Element, options: MarkupOptions): string {
  const isHtml = element.namespaceURI === html;
  // HTML reads no entities in a style; a `<` there could only be the end of it.
  if (isHtml && element.localName === 'style')
    return (element.textContent ?? '').replaceAll('<', '');
  const inner = [...element.childNodes].map((node) => markup(node, options)).join('');
  // HTML drops the first line break of a pre.
  return isHtml && element.localName === 'pre' && inner.startsWith('\n') ? `\n${inner}` : inner;
}

/** Comments and the like are left out. */
export function markup(node: Node, options: MarkupOptions = {}): string {
  if (node.nodeType === 3) return escaped(node.textContent ?? '');
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const attributes = (options.attributes ?? attributesOf)(element)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
  const name = element.localName;
  if (element.namespaceURI === html && empty.test(name)) return `<${name}${attributes}>`;
  return `<${name}${attributes}>${contentOf(element, options)}</${name}>`;
}
