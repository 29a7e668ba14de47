// One figure of the book, alone in its page as in a teacher's frame: its own islands wake, and no others.
import type { Locator, Page } from '@playwright/test';
import { builtPages, figuresOn } from '#src/tools/site/pages.ts';
import { readBuilt } from './built.ts';
import { expect, test as base, value, wake } from './page.ts';

export { expect, value };

interface Built {
  /** The page that holds the figure. */
  path: string;
  /** That page's text, from the figure on. */
  html: string;
}
const built = new Map<string, Built>();

/** The first page of the book that holds a figure; one that no chapter has yet is shown by the testbed. */
function pageOf(name: string): string {
  const book = builtPages().filter((path) => !path.startsWith('testbed'));
  const found = book.find((path) => figuresOn(path).includes(name));
  return found ?? `testbed/${name}/`;
}

function builtFigure(name: string): Built {
  const known = built.get(name);
  if (known) return known;
  const path = pageOf(name);
  // Only this page is the test's: where the figure leaves it, its text is another.
  const html = readBuilt(`${path}index.html`);
  const start = html.indexOf(`id="figure-${name}"`);
  if (start < 0) throw new Error(`No page in dist/ has a figure “${name}”.`);
  const found = { path, html: html.slice(start) };
  built.set(name, found);
  return found;
}

/** Names and values of the `<data>` in a piece of HTML, each name once. */
function valuesIn(html: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<data [^>]*>/g)) {
    const name = /data-name="([^"]*)"/.exec(tag)?.[1];
    const raw = /\svalue="([^"]*)"/.exec(tag)?.[1];
    if (name && raw !== undefined) values[name] ??= raw;
  }
  return values;
}

/** A figure that has woken shows the numbers that it was built with. */
async function expectAsBuilt(figure: Locator, html: string) {
  const awake = valuesIn(await figure.evaluate(({ outerHTML }) => outerHTML));
  const still = valuesIn(html);
  const names = Object.keys(awake).filter((name) => name in still);
  expect(awake).toMatchObject(Object.fromEntries(names.map((name) => [name, still[name]])));
}

/** The address below the book's that shows one figure alone. */
export const addressOf = (name: string): string => `${builtFigure(name).path}?embed=${name}`;

/** Opens a figure alone, on whatever page of the book holds it, and waits until it is awake. */
export async function openFigure(page: Page, name: string): Promise<Locator> {
  await page.goto(addressOf(name), { waitUntil: 'domcontentloaded' });
  await wake(page);
  const figure = page.locator(`#figure-${name}`);
  const hasKept = await page.evaluate(() => localStorage.length > 0);
  if (!hasKept) await expectAsBuilt(figure, builtFigure(name).html);
  return figure;
}

export const test = base.extend<{ figure: (name: string) => Promise<Locator> }>({
  figure: async ({ page }, use) => use((name) => openFigure(page, name)),
});
