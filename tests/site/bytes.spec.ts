// What a page asks for beyond what page.spec.ts weighs.
import { expect, test } from './harness/page.ts';

test('a page with one rare character fetches one more font file', async ({ page }) => {
  const rare: string[] = [];
  page.on('response', (response) => {
    if (/-rare\./.test(response.url())) rare.push(response.url());
  });
  await page.goto('/offline/');
  await page.evaluate(() => document.fonts.ready);
  expect(rare).toEqual([]);
  await page.locator('main h1').evaluate((title) => title.append('é'));
  await expect.poll(() => rare.length).toBe(1);
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => document.fonts.check('1em Literata', 'é'))).toBe(true);
});
