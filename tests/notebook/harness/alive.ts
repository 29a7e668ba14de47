// Whether a page answers its reader, whatever a cell does meanwhile.
import { expect, type Page } from '@playwright/test';

/** Installs, once, a timer of 10 ms that counts. */
export const countTimers = (page: Page) =>
  page.evaluate(() => {
    const timers = { came: 0 };
    setInterval(() => timers.came++, 10);
    Object.assign(window, { timers });
  });

const timersCome = (page: Page) =>
  page.evaluate(() => (window as unknown as { timers: { came: number } }).timers.came);

/** Its timers go on coming. */
export async function expectTimers(page: Page): Promise<void> {
  const before = await timersCome(page);
  await expect.poll(() => timersCome(page)).toBeGreaterThan(before + 20);
}

/** Its timers come, and the search opens by a click and closes by a key. */
export async function expectAnswers(page: Page): Promise<void> {
  await expectTimers(page);
  await page.getByRole('button', { name: 'Search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search the chapters' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}
