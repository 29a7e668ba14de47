// The longest pause of a page while a link with changed cells is opened in it, and while its difference is shown: for
// texts of each kind that costs much to read, each as long as a link of 8,000 characters, or the book, lets it be.
import type { Browser, Page } from '@playwright/test';
import { linkLimits } from '../../../src/notebook/share.ts';
import { ready } from '../../../src/tools/site/islands.ts';
import { link } from '../../notebook/harness/link.ts';
import { longestGap, watchGaps } from './presses.ts';

const longestLink = 8_000;
const cell = 'deep-enough';
const chapter = 'connections';

/** Numbers that look like chance, the same ones in each run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
const some = (letters: string, count: number, next: () => number) =>
  Array.from({ length: count }, () => letters[Math.floor(next() * letters.length)]).join('');
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Each makes a text of about `size` characters. */
const kinds: Record<string, (size: number) => string> = {
  'nested arrows': (size) => `display(${'(a) => ('.repeat(size / 9)}1${')'.repeat(size / 9)});`,
  '40 nested arrows, many times': (size) =>
    `${'(a) => ('.repeat(40)}1${')'.repeat(40)};\n`.repeat(Math.max(1, size / 362)),
  'deep brackets': (size) => `display(${'['.repeat(size / 2)}${']'.repeat(size / 2)});`,
  'many empty lines': (size) => '\n'.repeat(Math.min(size, linkLimits.lines - 2)),
  'many short lines': (size) =>
    Array.from({ length: Math.min(size / 4, linkLimits.lines - 2) }, (_, line) => line % 97).join(
      '\n',
    ),
  'one long line of words': (size) => {
    const next = dice(1);
    return Array.from({ length: size / 6 }, () => some(letters, 5, next)).join(' ');
  },
  'one long name': (size) => `display(${'a'.repeat(size)});`,
  'one long text': (size) => `display('${some(letters, size, dice(2))}');`,
  'one long pattern': (size) => `display(/${some(`${letters}()|*+?[]\\`, size, dice(3))}/);`,
  'one long template': (size) => `display(\`${'${a}'.repeat(size / 4)}\`);`,
  'templates in templates': (size) =>
    `display(${'`${'.repeat(size / 6)}1${'}`'.repeat(size / 6)});`,
  operators: (size) => some('+-*/%&|^!~<>=?:', size, dice(4)),
  'the same operator': (size) => `display(${'1+'.repeat(size / 2)}1);`,
  'types in types': (size) => `let a: ${'A<'.repeat(size / 2)}B${'>'.repeat(size / 2)};`,
  'an unclosed comment': (size) => `/*${'*'.repeat(size)}`,
  'signs that nobody sees': (size) => {
    const apart = Math.max(1, Math.floor(size / linkLimits.unseen));
    return `${'a'.repeat(apart)}\u202e`.repeat(linkLimits.unseen - 1);
  },
};

/** Of this kind, the longest text that still comes in by such a link. */
function longest(make: (size: number) => string): { hash: string; size: number } {
  let [least, most] = [1, linkLimits.characters + 1];
  while (most - least > 1) {
    const size = (least + most) >> 1;
    const text = make(size);
    const fits = text.length <= linkLimits.characters && link([[cell, text]]).length <= longestLink;
    if (fits) least = size;
    else most = size;
  }
  return { hash: link([[cell, make(least)]]), size: make(least).length };
}

export const texts = () =>
  Object.entries(kinds).map(([kind, make]) => ({ kind, ...longest(make) }));

/** How long nothing new may come until what the link brings counts as done, in milliseconds. */
const rest = 1500;

async function gapWhile(page: Page, act: () => Promise<unknown>): Promise<number> {
  await longestGap(page);
  await act();
  await page.waitForTimeout(rest);
  return longestGap(page);
}

/** Tells the longest gaps of a timer of 10 ms, in milliseconds, for each kind of link. */
export async function timeLinks(
  browser: Browser,
  baseURL: string,
  note: (title: string, milliseconds: number) => void,
): Promise<void> {
  for (const { kind, hash, size } of texts()) {
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    await page.goto(`${chapter}/`);
    await ready(page);
    await watchGaps(page);
    await page.waitForTimeout(rest);
    note('longest gap of a timer of 10 ms in a page at rest', await gapWhile(page, async () => {}));
    const what = `${kind} (${size.toLocaleString('en-GB')} characters)`;
    const opened = await gapWhile(page, async () => {
      await page.evaluate((fragment) => void (location.hash = fragment), hash);
      await page.locator('.link-banner').waitFor();
    });
    note(`… a link opened: ${what}`, opened);
    const difference = page.getByRole('button', { name: 'Show the difference' });
    const shown = await gapWhile(page, async () => {
      await difference.click();
      await page.locator('.link-differences').waitFor();
    });
    note(`… its difference shown: ${what}`, shown);
    await context.close();
  }
}
