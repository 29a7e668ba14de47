// The page that checks the article: its filter, its rows and its links; the numbers are held in tests/built.
import type { Page } from '@playwright/test';
import { expect, test } from '../site/harness/page.ts';

const path = 'check-the-article/';

const words = (page: Page) => page.getByRole('group', { name: 'Show the claims that are' });
const visible = (page: Page) => page.locator('.claim:visible').count();

for (const javaScriptEnabled of [true, false]) {
  test(`the counts add up, and each choice shows as many rows as it counts, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
    site,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, baseURL: site.url });
    const page = await context.newPage();
    await page.goto(path);
    const counted = async (name: string) =>
      Number(await words(page).locator(`[data-name="${name}"]`).getAttribute('value'));
    let total = 0;
    for (const verdict of ['right', 'loose', 'wrong', 'missing', 'opinion']) {
      await words(page).locator(`label:has([value="${verdict}"])`).click();
      const count = await counted(`claims-${verdict}`);
      expect(await visible(page), verdict).toBe(count);
      expect(await page.locator(`.claim[data-verdict="${verdict}"]:visible`).count()).toBe(count);
      expect(await page.locator('.passage:visible:not(:has(.claim:visible))').count()).toBe(0);
      total += count;
    }
    await words(page).locator('label:has([value="all"])').click();
    expect([total, await counted('claims'), await visible(page)]).toEqual([47, 47, 47]);
    await context.close();
  });
}

test('the arrow keys choose a verdict, and #claim-41 is a row that can be linked @anywhere', async ({
  page,
}) => {
  await page.goto(path);
  await words(page).getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(words(page).getByRole('radio', { name: /right/ })).toBeChecked();
  await page.goto(`${path}?again#claim-41`);
  await expect(page.locator('#claim-41')).toBeInViewport();
  await expect(page.locator('.claim:has(#claim-41)')).toContainText('cuts parameters by 75%');
});

test('a row is one column on a phone and three on a wide screen', async ({ page }) => {
  await page.goto(path);
  const columns = () =>
    page
      .locator('.claim')
      .first()
      .evaluate((row) => getComputedStyle(row).gridTemplateColumns.split(' ').length);
  expect(await columns()).toBe(3);
  await page.setViewportSize({ width: 360, height: 700 });
  expect(await columns()).toBe(1);
});

test('every page leads here and to the reference numbers, and the search finds the page', async ({
  page,
}) => {
  await page.goto('inputs/');
  const foot = page.getByRole('contentinfo');
  await expect(foot.getByRole('link', { name: 'Reference numbers' })).toBeVisible();
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.type('smallest of all probabilities zeros after the point');
  // The words of the whole book are fetched first.
  await expect(dialog.getByRole('link').first()).toHaveAttribute('href', /check-the-article/, {
    timeout: 60_000,
  });
  await page.keyboard.press('Escape');
  await foot.getByRole('link', { name: 'Check the article' }).click();
  await expect(page.locator('h1')).toHaveText('Check the article');
});
