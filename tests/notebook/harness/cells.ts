// Puts code into the cells of a built chapter, presses their buttons, and reads what they say.
import { expect, type Page } from '@playwright/test';
import type { ChapterRecord } from '#src/notebook/record.ts';
import { readBuilt } from '../../site/harness/built.ts';
import { skipLeftOut } from '../../site/harness/left-out.ts';
import { link } from './link.ts';

export function recordOf(chapter: string): ChapterRecord {
  skipLeftOut(chapter);
  const html = readBuilt(`${chapter}/index.html`);
  const hash = new RegExp(`${chapter}/cells\\.json=(\\w+)`).exec(html)![1];
  return JSON.parse(readBuilt(`_astro/${hash}/cells.json`)) as ChapterRecord;
}

/** The name under which the book keeps what a reader changed in a chapter. */
export const keptName = (basePath: string, chapter: string) => `${basePath}#cells:${chapter}`;

/** What is stored there, for these texts. */
export function keptText(chapter: string, texts: Record<string, string>): string {
  const hashes = new Map(recordOf(chapter).cells.map(({ name, hash }) => [name, hash]));
  const cells = Object.entries(texts).map(([name, text]) => ({
    name,
    text,
    hash: hashes.get(name)!,
  }));
  return JSON.stringify({ version: 1, cells });
}

/** Opens a chapter as a reader who has changed these cells before. */
export async function openChanged(
  page: Page,
  basePath: string,
  chapter: string,
  texts: Record<string, string>,
): Promise<void> {
  await page.addInitScript(
    ([name, text]) => {
      // The sandbox's frame has no storage; what the page itself has stored since stays.
      if (window === top && localStorage.getItem(name!) === null)
        localStorage.setItem(name!, text!);
    },
    [keptName(basePath, chapter), keptText(chapter, texts)],
  );
  await page.goto(`${chapter}/`);
  for (const cell of Object.keys(texts))
    await expect(cellOf(page, cell).locator('.cell-changed')).toBeVisible(patience);
}

/** As long as any test waits; the benchmark, which uses these too, knows no limit of its own. */
const patience = { timeout: 60_000 };

/** Lays a text into a cell of the open page by a link, which does not open the page anew. */
export async function layText(page: Page, cell: string, text: string): Promise<void> {
  await page.evaluate(
    (hash) => {
      document.querySelector('.link-banner')?.remove();
      location.hash = hash;
    },
    link([[cell, text]]),
  );
  await expect(page.locator('.link-banner')).toContainText(`“${cell}”`, patience);
  await expect(cellOf(page, cell).locator('pre').first()).toHaveText(text, patience);
}

export const cellOf = (page: Page, name: string) => page.locator(`#cell-${name}`);

export const press = (page: Page, name: string) => cellOf(page, name).locator('.cell-run').click();

/** A cell runs in milliseconds; only one that is broken ever waits so long, on the slowest machine too. */
const restMilliseconds = 60_000;

/** Presses Run and waits until the cell is at rest. */
export async function run(page: Page, name: string, timeout = restMilliseconds): Promise<void> {
  await press(page, name);
  await atRest(page, name, timeout);
}

/** Waits until the cell is at rest, and what it shows is drawn. */
export async function atRest(page: Page, name: string, timeout = restMilliseconds): Promise<void> {
  const cell = cellOf(page, name);
  await expect(cell).toHaveAttribute('data-status', /fresh|failed|stopped/, { timeout });
  // Its outputs come with the next frame.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
}

/** The texts that a cell shows, one a display. */
export const texts = (page: Page, name: string) =>
  cellOf(page, name).locator('.cell-output .output-text').allTextContents();

/** The error that a cell shows, in words. */
export const errorOf = (page: Page, name: string) =>
  cellOf(page, name).locator('.cell-output .output-error');
