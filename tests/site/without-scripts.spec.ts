// A page where JavaScript is off: what cannot answer is no stop for keys, and what it says stays.
import { expect, test } from './harness/page.ts';

test('without JavaScript 0 buttons, sliders and pads of 5 pages take the focus; the numbers in them stay, and links, terms and folds take it', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const page = await context.newPage();
  for (const path of ['', 'prediction/', 'connections/', 'forward-pass/', 'representations/']) {
    await page.goto(path);
    const stops = await page.evaluate(() => {
      const takesFocus = (element: HTMLElement) => {
        element.focus();
        return document.activeElement === element;
      };
      const find = (names: string) => [
        ...document.querySelectorAll<HTMLElement>(`main :is(${names})`),
      ];
      return {
        idle: find(
          'button, input:not([type=text]), [role=slider], [role=button], [role=application]',
        )
          .filter(takesFocus)
          .map(({ outerHTML }) => outerHTML.slice(0, 120)),
        useful: find('a[href], summary').filter(takesFocus).length,
      };
    });
    expect.soft(stops.idle, path).toEqual([]);
    expect.soft(stops.useful, path).toBeGreaterThanOrEqual(3);
  }
  await page.goto('prediction/');
  const counts = page.locator('.confusion-table button data');
  await expect(counts.first()).toBeVisible();
  await context.close();
});
