// A reader's hands on the cells of an open chapter: find one, write in it, run it, and see what it says.
import type { Browser, Locator, Page } from '@playwright/test';
import { expect } from '../../site/harness/page.ts';

export const cell = (page: Page, name: string) => page.locator(`#cell-${name}`);
export const status = (page: Page, name: string) => cell(page, name).locator('.cell-status');
export const output = (page: Page, name: string) => cell(page, name).locator('.cell-output');
export const notice = (page: Page, name: string) => cell(page, name).locator('.cell-notice');
export const code = (page: Page, name: string) => cell(page, name).locator('.cm-content');
export const changedMark = (page: Page, name: string) => cell(page, name).locator('.cell-changed');
export const banner = (page: Page) => page.locator('.link-banner');
export const bar = (page: Page) => page.locator('.cell-bar');

export const press = (place: Locator, name: string) =>
  place.getByRole('button', { name, exact: true }).click();

/** Opens the editor with its button, and has all of its text selected. */
export async function edit(page: Page, name: string): Promise<void> {
  const open = code(page, name);
  if (await open.isVisible()) await open.click();
  else await press(cell(page, name), 'Edit');
  // The editor itself is fetched first.
  await expect(open).toBeFocused({ timeout: 60_000 });
  await page.keyboard.press('ControlOrMeta+a');
}

/** In one go, as if pasted. */
export async function write(page: Page, name: string, text: string): Promise<void> {
  await edit(page, name);
  await page.keyboard.insertText(text);
}

export async function run(page: Page, name: string, says: RegExp = /^Ran in /): Promise<void> {
  await press(cell(page, name), 'Run');
  await expect(status(page, name)).toHaveText(says);
}

/** The text as it stands on the page, whether printed or in the editor: a hidden copy of what is edited is kept too. */
export const expectText = (page: Page, name: string, text: string | RegExp) =>
  expect.poll(() => cell(page, name).locator('.cell-code pre').textContent()).toMatch(text);

/** What the book keeps of hers in this browser. */
export const kept = (page: Page) =>
  page.evaluate(() => Object.entries(localStorage).filter(([key]) => /#cells:/.test(key)));

/** Waits for the 300 ms after which a change is kept. */
export const isKept = (page: Page, text: string) =>
  expect.poll(async () => JSON.stringify(await kept(page))).toContain(text);

/** Opens the link that the chapter's end makes of her changes, and gives it. */
export async function shareLink(page: Page): Promise<string> {
  await press(bar(page), 'Link to my changes');
  return bar(page).getByRole('textbox', { name: 'The link' }).inputValue();
}

/** Another reader, with a browser of her own. */
export async function stranger(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  await context.addInitScript(() =>
    Object.defineProperty(navigator, 'serviceWorker', { value: undefined }),
  );
  return context.newPage();
}

export const hasFocus = (page: Page) =>
  page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);
