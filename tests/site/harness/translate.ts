// What a browser's translator does to a page, by each of the ways that there are; and what a figure shows afterwards.
import type { Page } from '@playwright/test';

/**
 * `elements`: each element is emptied and filled again with its own texts in new words; texts that stand side by side
 * become one, and the others are left out (Firefox).
 * `fonts`: each text becomes a new node in two <font>, its own node goes (Google, Chrome, Edge).
 * `texts`: each text becomes another text (Safari).
 */
export const translators = ['elements', 'fonts', 'texts'] as const;

/** Ends each translated text; nobody sees it. */
const mark = '\u2060';

/** Even what is marked as untranslatable, which not every translator knows. @returns how many texts were replaced. */
export const translate = (page: Page, how: (typeof translators)[number] = 'fonts') =>
  page.evaluate(
    ([way, end]) => {
      const skipped = 'script, style, textarea, noscript, template, option, svg, pre';
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) {
        const text = walker.currentNode as Text;
        if (text.data.trim() && !text.parentElement!.closest(skipped)) texts.push(text);
      }
      const refilled = new Set<Element>();
      const replace: Record<typeof way, (text: Text) => void> = {
        fonts(text) {
          const [outer, inner] = [document.createElement('font'), document.createElement('font')];
          inner.textContent = text.data;
          outer.append(inner);
          text.replaceWith(outer);
        },
        texts: (text) => text.replaceWith(`${text.data}${end}`),
        elements(text) {
          const element = text.parentElement;
          if (!element || refilled.has(element)) return;
          refilled.add(element);
          const nodes = [...element.childNodes];
          for (const node of nodes) node.remove();
          let last: Text | undefined;
          for (const node of nodes) {
            if (!(node instanceof Text)) last = undefined;
            else if (last) {
              last.data += node.data;
              continue;
            } else {
              last = node;
              node.data += end;
            }
            element.append(node);
          }
        },
      };
      for (const text of texts) replace[way](text);
      return texts.length;
    },
    [how, mark] as const,
  );

/* oxlint-disable no-underscore-dangle -- Preact’s own names, as they are in its package. */
interface Virtual {
  /** An element's name, a component, or null for a text. */
  type: unknown;
  props: string | { dangerouslySetInnerHTML?: unknown };
  /** Children, and the node. */
  __k: (Virtual | null)[] | null;
  __e: Node;
}

/**
 * Holds each text of the page's figures against what the figure means to show, which Preact keeps beside the page.
 * @returns how many elements with texts there are, and a sentence for each that shows something else.
 */
export const untrueTexts = (page: Page) =>
  page.evaluate((end) => {
    const untrue: string[] = [];
    let count = 0;
    const plain = (text: string) => text.replaceAll(end, '');
    const textsOf = (one: Virtual | null): string => {
      if (!one) return '';
      if (one.type === null) return String(one.props);
      if (typeof one.type === 'string') {
        hold(one);
        return '';
      }
      return (one.__k ?? []).map(textsOf).join('');
    };
    function hold(one: Virtual) {
      if (typeof one.props !== 'string' && one.props.dangerouslySetInnerHTML) return;
      const means = (one.__k ?? []).map(textsOf).join('');
      const shows = [...one.__e.childNodes]
        .filter((node) => node instanceof Text || node.nodeName === 'FONT')
        .map((node) => node.textContent)
        .join('');
      if (means) count += 1;
      // What is said may have been read off the page, marks and all.
      if (plain(shows) !== plain(means))
        untrue.push(`${(one.__e as Element).outerHTML.slice(0, 120)} should say “${means}”`);
    }
    for (const island of document.querySelectorAll('main astro-island'))
      textsOf((island as unknown as Virtual).__k as unknown as Virtual);
    return { count, untrue };
  }, mark);
