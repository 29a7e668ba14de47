// What the pages promise together, and what a page that does not exist does; page.spec.ts visits each.
import { builtPages } from '#src/tools/site/pages.ts';
import { expect, test } from './harness/page.ts';

const pages = builtPages();

test('without JavaScript no page shows a slider, or a button with words, that would do nothing', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const page = await context.newPage();
  // The testbed shows controls by themselves. A button with a number in it, or a list, says what a figure shows.
  for (const path of pages.filter((one) => !one.startsWith('testbed'))) {
    // With its sheets: without a script nothing else waits for them.
    await page.goto(path);
    const sliders = page.locator('[type=range]:visible');
    const buttons = page.locator('button:visible').filter({ hasText: /[a-z]{2}/i });
    expect.soft(await sliders.count(), path).toBe(0);
    expect.soft(await buttons.allTextContents(), path).toEqual([]);
  }
  await context.close();
});

test('an address that does not exist gives status 404 at any depth, and a page whose one link, with a ring of ≥ 2 px when Tab comes to it, leads to the book’s front page @anywhere', async ({
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
    await page.keyboard.press('Tab');
    await expect(home).toBeFocused();
    await expect(home).toHaveCSS('outline-style', 'solid');
    const width = await home.evaluate((link) => parseFloat(getComputedStyle(link).outlineWidth));
    expect(width).toBeGreaterThanOrEqual(2);
    await home.click();
    await expect(page.locator('h1')).toContainText('Draw a digit');
  }
});
