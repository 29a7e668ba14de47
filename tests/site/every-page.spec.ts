// What every page promises, whatever is on it; the pages are found in dist/.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { builtPages } from '#src/tools/site/pages.ts';
import { expect, test, wake } from './harness/page.ts';

const widths = [360, 768, 1440];
const pages = builtPages();

test('dist/ holds at least 1 page', () => {
  expect(pages.length).toBeGreaterThanOrEqual(1);
});

for (const path of pages) {
  test(`page /${path} opens with status 200 and wakes without a word; 1 h1, a title, a description, a language; no sideways scroll at 360, 768 and 1440 px`, async ({
    page,
  }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await wake(page);
    // Whatever it would say late, it says while nothing has been under way for half a second.
    await page.waitForLoadState('networkidle');
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page).toHaveTitle(/\S{3}/);
    await expect(page.locator('html')).toHaveAttribute('lang', /^en/);
    const description = page.locator('head meta[name="description"]');
    await expect(description).toHaveAttribute('content', /\S.{20}/);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      const extent = () => page.evaluate(() => document.documentElement.scrollWidth);
      await expect.poll(extent, `at ${width} px`).toBeLessThanOrEqual(width);
    }
  });
}

test('every page shows its numbers without JavaScript', () => {
  for (const path of pages) {
    // Without scripts a browser shows what stands in the file.
    const { document } = parseHTML(readFileSync(join('dist', path, 'index.html'), 'utf8'));
    const shown = [...document.querySelectorAll(':is(data, output)[data-name]')].map((element) => ({
      name: element.getAttribute('data-name'),
      value: element.getAttribute('value')?.trim() ?? '',
      text: element.textContent?.trim() ?? '',
    }));
    // The testbed shows the state before anything is drawn, whose dash is no number.
    const isEmptyState = (name: string | null) => (name ?? '').startsWith('testbed-empty-');
    expect(
      shown.filter(({ name, value, text }) => !isEmptyState(name) && (value === '' || text === '')),
      path,
    ).toEqual([]);
  }
});

test('an address that does not exist gives status 404 at any depth, and a page that leads to the book’s front page @anywhere', async ({
  page,
  noise,
  site,
}) => {
  noise.allow(/404/);
  for (const address of ['no-such-page/', 'inputs/no/such/page', 'no-such-page.html']) {
    const response = await page.goto(address);
    expect(response?.status()).toBe(404);
    await expect(page.locator('h1')).toHaveText('There is no page here');
    const home = page.getByRole('link', { name: 'Go to the front page' });
    await expect.poll(() => home.evaluate((link: HTMLAnchorElement) => link.href)).toBe(site.url);
    await home.click();
    await expect(page.locator('h1')).toContainText('Draw a digit');
  }
});

test('titles and descriptions are all different', async ({ page }) => {
  const seen: string[] = [];
  for (const path of pages) {
    await page.goto(path);
    seen.push(await page.title());
    seen.push((await page.locator('meta[name="description"]').getAttribute('content')) ?? '');
  }
  expect(seen.filter((text, index) => seen.indexOf(text) !== index)).toEqual([]);
});
