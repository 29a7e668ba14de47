// What a browser's translator does to a page: each text becomes a new node in two <font>, its own node goes.
import type { Page } from '@playwright/test';

/** Even what is marked as untranslatable, which not every translator knows. @returns how many texts were replaced. */
export const translate = (page: Page) =>
  page.evaluate(() => {
    const skipped = 'script, style, textarea, noscript, template, option, svg, pre';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      if (text.data.trim() && !text.parentElement!.closest(skipped)) texts.push(text);
    }
    for (const text of texts) {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
    return texts.length;
  });
