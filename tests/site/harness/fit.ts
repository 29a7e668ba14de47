// Looks at a page as it is laid out now: what scrolls sideways, what is cut off, what lies over other text.
import type { Page } from '@playwright/test';
import type { Evaluates } from '#src/tools/site/islands.ts';

/** @returns a sentence for each thing that makes a reader scroll to both sides, or that keys cannot scroll. */
export const sideways = (page: Evaluates) =>
  page.evaluate(() => {
    // Wide by nature: these may scroll within themselves, and nothing else may.
    const mayScroll =
      '.figure-stage, .strongest-table, .model-table, .chapter > table, .cell pre, .output-scroll, .output-rich, .formula';
    const nameOf = (element: Element) => `${element.localName}.${element.getAttribute('class')}`;
    const faults: string[] = [];
    const all = [...document.body.querySelectorAll<HTMLElement>('*')];
    const scrolls = (element: Element) =>
      /auto|scroll/.test(getComputedStyle(element).overflowX) &&
      element.scrollWidth > element.clientWidth + 1;
    if (document.documentElement.scrollWidth > innerWidth) {
      const tooWide = all.filter((element) => {
        const { right, width } = element.getBoundingClientRect();
        return width > 0 && right > innerWidth + 0.5 && !element.closest('.visually-hidden');
      });
      const inner = tooWide.filter(
        (one) => !tooWide.some((two) => one !== two && one.contains(two)),
      );
      faults.push(
        `the page is ${document.documentElement.scrollWidth} px wide: ${inner.slice(0, 5).map(nameOf).join(', ')}`,
      );
    }
    for (const element of all) {
      if (!element.checkVisibility() || !scrolls(element)) continue;
      if (!element.matches(mayScroll)) faults.push(`${nameOf(element)} scrolls sideways`);
      else if (element.tabIndex < 0 && !element.querySelector('a, button, input, [tabindex]'))
        faults.push(`${nameOf(element)} scrolls out of reach of keys`);
    }
    return faults;
  });

/** @returns a sentence for each text that is cut off by its box or by the window, or overlaps another. */
export const torn = (page: Page) =>
  page.evaluate(() => {
    interface Box {
      left: number;
      right: number;
      top: number;
      bottom: number;
    }
    interface Piece extends Box {
      text: string;
      node: Node;
    }
    const faults = new Set<string>();
    /** What its scrolling and clipping ancestors leave of a box; told when one cuts it that cannot scroll. */
    function seenOf(box: Box, from: Element, text: string): Box {
      // A DOMRect has nothing of its own to spread.
      const seen = { left: box.left, right: box.right, top: box.top, bottom: box.bottom };
      for (let up: Element | null = from; up && up !== document.body; up = up.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(up);
        if (overflowX === 'visible' && overflowY === 'visible') continue;
        const edge = up.getBoundingClientRect();
        const cutX = seen.left < edge.left - 1 || seen.right > edge.right + 1;
        const cutY = seen.top < edge.top - 1 || seen.bottom > edge.bottom + 1;
        const hides = /hidden|clip/;
        // What a folded cell keeps back, the switch below it shows.
        const unfolds = up.matches('.cell-code:has(+ .all-lines)');
        if ((cutX && hides.test(overflowX)) || (cutY && hides.test(overflowY) && !unfolds))
          faults.add(`“${text}” is cut off by ${up.localName}.${up.getAttribute('class')}`);
        seen.left = Math.max(seen.left, edge.left);
        seen.right = Math.min(seen.right, edge.right);
        seen.top = Math.max(seen.top, edge.top);
        seen.bottom = Math.min(seen.bottom, edge.bottom);
      }
      return seen;
    }
    const pieces: Piece[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!;
      const text = node.textContent!.trim().slice(0, 30);
      if (!text || parent.closest('.visually-hidden, script, style, .skip')) continue;
      // A definition of a term opens over the text on purpose; the letters of a formula touch as they must.
      // A chart's labels are part of a picture, whose numbers stand in its text alternative.
      if (parent.closest('math, svg, [popover], dialog')) continue;
      if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (rect.width < 1 || rect.height < 1) continue;
        const seen = seenOf(rect, parent, text);
        if (seen.right - seen.left < 1 || seen.bottom - seen.top < 1) continue;
        if (seen.left < -1 || seen.right > innerWidth + 1)
          faults.add(`“${text}” leaves the window`);
        pieces.push({ ...seen, text, node });
      }
    }
    for (const field of document.querySelectorAll<HTMLInputElement>(
      'input:is([type=range], [type=number], [type=text], [type=checkbox])',
    )) {
      if (!field.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const { left, right, top, bottom } = field.getBoundingClientRect();
      // A field is as tall as a thumb; only the line in its middle is drawn.
      const middle = (top + bottom) / 2;
      const drawn = { left, right, top: middle - 6, bottom: middle + 6 };
      pieces.push({ ...drawn, text: `the field ${field.className || field.type}`, node: field });
    }
    pieces.sort((a, b) => a.top - b.top);
    for (const [place, one] of pieces.entries()) {
      for (let next = place + 1; next < pieces.length; next++) {
        const two = pieces[next]!;
        if (two.top > one.bottom) break;
        if (one.node === two.node) continue;
        const width = Math.min(one.right, two.right) - Math.max(one.left, two.left);
        const height = Math.min(one.bottom, two.bottom) - two.top;
        // The boxes of two lines may touch; letters do only when a third of a line is shared.
        const line = Math.min(one.bottom - one.top, two.bottom - two.top);
        if (width > 2 && height > line / 3) faults.add(`“${one.text}” lies over “${two.text}”`);
      }
    }
    return [...faults];
  });

/** @returns a sentence for each thing to press that is smaller than `size`; links in a line of text may be. */
export const smallTargets = (page: Page, size: number) =>
  page.evaluate((least) => {
    const targets = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [role=button], [role=slider], [tabindex="0"]',
    );
    const faults: string[] = [];
    for (const target of targets) {
      if (target.matches(':disabled, pre, math, .figure-stage, [type=hidden]')) continue;
      if (target.closest('.skip, .visually-hidden, dialog:not([open]), [popover]')) continue;
      if (!target.checkVisibility({ visibilityProperty: true })) continue;
      // Ten columns of counts cannot each be a thumb wide on a phone; the most common errors have buttons of their own.
      if (least > 24 && target.matches('.confusion-table button')) continue;
      if (target.localName === 'a' && getComputedStyle(target).display === 'inline') continue;
      // A label is part of what it labels.
      const label = target.matches('[type=radio], [type=checkbox]')
        ? target.closest('label')
        : null;
      const { width, height } = (label ?? target).getBoundingClientRect();
      if (width > 0 && (width < least - 0.5 || height < least - 0.5))
        faults.push(
          `${target.localName}.${target.className} “${target.textContent!.trim().slice(0, 20)}” is ${width.toFixed(1)} × ${height.toFixed(1)}`,
        );
    }
    return [...new Set(faults)];
  }, size);
