// The search: opened by a key, walked with arrows, true about what it found, and quiet until it is asked.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { skipLeftOut } from './harness/left-out.ts';
import { expect, ready, test } from './harness/page.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search the chapters' });
const status = (page: Page) => dialog(page).getByRole('status');
const links = (page: Page) => dialog(page).getByRole('link');

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
  await page.keyboard.press('/');
  await expect(dialog(page)).toBeVisible();
}

test('“/” opens it, a word finds sections, Enter goes to one that holds the word @anywhere', async ({
  page,
}) => {
  skipLeftOut('prediction');
  await open(page, 'inputs/');
  await page.keyboard.type('temperature');
  await expect(status(page)).toHaveText(/^[1-9]\d* places? found for “temperature”\.$/);
  await expect(links(page).first().locator('mark').first()).toHaveText(/temperature/i);
  const count = Number((await status(page).textContent())!.match(/\d+/)![0]);
  expect(await links(page).count()).toBe(count);
  await expect(dialog(page).getByRole('button', { name: 'Try again' })).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/prediction\/#[\w-]+$/);
  // The address changes before the new page has been read to its end.
  await page.waitForLoadState('domcontentloaded');
  await expect(dialog(page)).toBeHidden();
  const id = new URL(page.url()).hash.slice(1);
  const section = await page.evaluate((start) => {
    let text = '';
    let node = document.getElementById(start)?.nextElementSibling;
    for (; node && node.localName !== 'h2'; node = node.nextElementSibling)
      text += node.textContent;
    return text;
  }, id);
  expect(section).toMatch(/temperature/i);
});

test('arrows walk down and up over the results, and Escape closes back to where one was', async ({
  page,
}) => {
  await page.goto('inputs/');
  await ready(page);
  const button = page.getByRole('button', { name: 'Search' });
  await button.focus();
  await page.keyboard.press('Enter');
  const words = dialog(page).getByRole('searchbox');
  await expect(words).toBeFocused();
  await page.keyboard.type('softmax');
  await expect(links(page).nth(1)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(links(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(links(page).nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(words).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(button).toBeFocused();
});

test('nothing, blanks and markup are answered in words, and no markup is set', async ({ page }) => {
  await open(page, 'prediction/');
  await expect(status(page)).toHaveText('Type a word, such as softmax.');
  const words = dialog(page).getByRole('searchbox');
  await words.fill('xylophone');
  await expect(status(page)).toHaveText('Nothing found for “xylophone”.');
  // Of the first the book has one half, of the second the first two letters.
  for (const unknown of ['cross-stitch', 'toString', '???']) {
    await words.fill(unknown);
    await expect(status(page)).toHaveText(`Nothing found for “${unknown}”.`);
  }
  await words.fill('loose');
  await expect(
    links(page)
      .locator('strong')
      .filter({ hasText: /^Claim \d+ loose$/ })
      .first(),
  ).toBeVisible();
  await words.fill('<img src=x>');
  await expect(status(page)).toContainText('“<img src=x>”');
  expect(await dialog(page).locator('img').count()).toBe(0);
  await words.fill('   ');
  await expect(status(page)).toHaveText('Type a word, such as softmax.');
  await expect(links(page)).toHaveCount(0);
});

test('Enter and the arrows of an input method stay in its field', async ({ page }) => {
  await open(page, 'inputs/');
  await page.keyboard.type('softmax');
  await expect(links(page).nth(1)).toBeVisible();
  const words = dialog(page).getByRole('searchbox');
  for (const key of ['Enter', 'ArrowDown', 'ArrowUp'])
    for (const sign of [{ isComposing: true }, { keyCode: 229 }])
      await words.dispatchEvent('keydown', { key, bubbles: true, cancelable: true, ...sign });
  await expect(words).toBeFocused();
  // An answer that was on its way would have come by now.
  await page.keyboard.press('ArrowDown');
  await expect(links(page).first()).toBeFocused();
  await expect(page).toHaveURL(/inputs\/$/);
});

test('source code and controls are not found, and prose is', async ({ page }) => {
  skipLeftOut('prediction');
  await open(page, '');
  const words = dialog(page).getByRole('searchbox');
  // The word stands only in a cell of the chapter on prediction.
  await words.fill('naiveSoftmax');
  await expect(status(page)).toHaveText('Nothing found for “naiveSoftmax”.');
  await words.fill('misconception');
  await words.fill('threshold');
  await expect(links(page).first()).toContainText('Making a prediction');
});

test('“/” is a character in a text field, on the pad and in the search itself', async ({
  page,
}) => {
  await page.goto('');
  await ready(page);
  await page.locator('[data-name=pad]').first().focus();
  await page.keyboard.press('/');
  await expect(dialog(page)).toBeHidden();
  await page.locator('body').click({ position: { x: 5, y: 300 } });
  await page.keyboard.press('/');
  await page.keyboard.type('a/b');
  await expect(dialog(page).getByRole('searchbox')).toHaveValue('a/b');
});

test('an index that does not come is told, and Try again finds', async ({ page, noise, site }) => {
  noise.allow(/404|Failed to (load|fetch)/);
  site.break('pagefind.js', 'missing');
  await open(page, 'inputs/');
  await page.keyboard.type('pixel');
  await expect(status(page)).toContainText('The search could not be loaded.');
  site.mend();
  await dialog(page).getByRole('button', { name: 'Try again' }).click();
  await expect(status(page)).toHaveText(/found for “pixel”\./);
  await expect(links(page).first()).toBeVisible();
});

test('0 bytes of the index are asked for before the search is used', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('inputs/');
  await ready(page);
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => /pagefind|search-(dialog|index)/.test(url))).toEqual([]);
});

test('at 360 px the open search has 0 axe violations in both themes', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, 'inputs/');
  await page.keyboard.type('weights');
  await expect(links(page).first()).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include('dialog.search').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
