// What a cleaned drawing and its attributes multiply: loaded with the cleaner, for no text alone can say it.

const reference = /url\(\s*["']?#([^"')\s]+)["']?\s*\)/gi;

/** The ids that an element goes by, each with how often it is drawn for it. */
function referencesOf(element: Element): [id: string, times: number][] {
  const found: [string, number][] = [];
  for (const { name, value } of element.attributes) {
    for (const [, id] of value.matchAll(reference))
      found.push([id!, /^marker|^style$/.test(name) ? cornersOf(element) : 1]);
    if (/^(?:xlink:)?href$/.test(name) && value.startsWith('#') && element.localName !== 'a')
      found.push([value.slice(1), 1]);
  }
  return found;
}

/** A marker is drawn at each corner of its line. */
function cornersOf(element: Element): number {
  const text = `${element.getAttribute('d') ?? ''} ${element.getAttribute('points') ?? ''}`;
  return Math.max(2, (text.match(/[\d.]+/g)?.length ?? 0) / 2);
}

/** Elements that are drawn in all, those that others go by counted for each; Infinity for a circle. */
export function drawingWeight(root: ParentNode): number {
  const byId = new Map<string, Element>();
  for (const element of root.querySelectorAll('[id]'))
    if (!byId.has(element.id)) byId.set(element.id, element);
  const weights = new Map<Element, number>();

  function weightOf(element: Element): number {
    const known = weights.get(element);
    if (known !== undefined) return known;
    // Whoever comes by here again goes in a circle.
    weights.set(element, Infinity);
    let weight = 1;
    for (const [id, times] of referencesOf(element)) {
      const other = byId.get(id);
      if (other) weight += times * weightOf(other);
    }
    for (const child of element.children) weight += weightOf(child);
    weights.set(element, weight);
    return weight;
  }

  let sum = 0;
  for (const child of root.children) sum += weightOf(child);
  return sum;
}

/** The most that some attributes may say; with more they are left out. */
const most: Record<string, number> = {
  colspan: 100,
  rowspan: 100,
  span: 100,
  numoctaves: 5,
  radius: 50,
  order: 9,
};

/** What multiplies in CSS: columns, repeated tracks, reflections of reflections, and lengths beyond any page. */
const multiplying =
  /(?:^|[^\w-])(?:-\w+-)?(?:columns?|column-\w+|box-reflect|zoom)\s*:|repeat\s*\(|(?<![#\w.])(?:\d{6,}|\d+(?:\.\d+)?e\+?\d)/i;

export const cssMultiplies = (css: string): boolean => multiplying.test(css);

/** @returns whether an attribute keeps the work of drawing in bounds. */
export function isLight(name: string, value: string): boolean {
  const attribute = name.toLowerCase();
  if (attribute === 'style') return !cssMultiplies(value);
  const limit = Object.hasOwn(most, attribute) ? most[attribute]! : Infinity;
  return limit === Infinity || value.split(/[\s,]+/).every((part) => !(Number(part) > limit));
}
