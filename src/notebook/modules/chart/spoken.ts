// A chart in words, and its markup with them: one picture with one name, as in src/charts/frame.ts.
import { attributesOf, markup } from '../../markup.ts';

/** The words of an element, but not of the sheets that Plot writes into it. */
function wordsOf(node: Node | null | undefined): string {
  if (!node || (node as Element).localName === 'style') return '';
  if (node.nodeType === 3) return node.textContent ?? '';
  return [...node.childNodes].map(wordsOf).join(' ');
}

const textOf = (node: Node | null | undefined) =>
  wordsOf(node)
    .replaceAll(/[→←↑↓\u200b]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** The svg with the marks: legends come before it. */
export function mainSvg(chart: Element): Element | undefined {
  if (chart.localName === 'svg') return chart;
  return [...chart.children].findLast(({ localName }) => localName === 'svg');
}

function axes(svg: Element): string[] {
  return ['x', 'y', 'fx', 'fy'].flatMap((scale) => {
    const text = textOf(svg.querySelector(`[aria-label="${scale}-axis label"]`));
    return text ? [`${scale}: ${text}`] : [];
  });
}

/** Plot names the group of each mark after it. */
function marks(svg: Element): string {
  const names = [...svg.querySelectorAll('g[aria-label]')]
    .map((group) => group.getAttribute('aria-label')!)
    .filter((name) => !/axis|grid|frame|^tip$/.test(name));
  return [...new Set(names)].join(', ');
}

const isRamp = (svg: Element) => svg.getAttribute('class')?.endsWith('-ramp');

/** The author's words, or those that Plot wrote: its title, its marks and the labels of its axes. */
export function chartWords(chart: Element): string {
  const svg = mainSvg(chart);
  if (!svg) return `Legend: ${textOf(chart) || 'colours'}`;
  const written = svg.getAttribute('aria-label') ?? textOf(chart.querySelector('h2, figcaption'));
  if (written) return written;
  if (isRamp(svg)) return `Legend: ${textOf(svg)}`;
  return [`Chart of ${marks(svg) || 'no marks'}`, ...axes(svg)].join('; ');
}

const unspoken = new Set(['aria-label', 'aria-hidden', 'aria-description']);

/** The chart as markup: roles and names are written, its elements stay as Plot knows them. */
export function chartMarkup(chart: Element): string {
  const main = mainSvg(chart);
  function attributes(element: Element): [string, string][] {
    if (element.localName !== 'svg') {
      return attributesOf(element).filter(([name]) => !unspoken.has(name));
    }
    const own = attributesOf(element).filter(([name]) => name !== 'aria-label' && name !== 'xmlns');
    const spoken = element === main ? chartWords(chart) : isRamp(element) && chartWords(element);
    // A swatch shows the colour of the word beside it.
    const role: [string, string][] = spoken
      ? [
          ['role', 'img'],
          ['aria-label', spoken],
        ]
      : [['aria-hidden', 'true']];
    return [['xmlns', 'http://www.w3.org/2000/svg'], ...own, ...role];
  }
  return markup(chart, { attributes });
}
