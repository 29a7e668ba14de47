// Light or dark and larger type, chosen at the foot of a page: there before the first paint of every page after it.
import type { Page } from '@playwright/test';
import { faintTexts } from './harness/contrast.ts';
import { sideways } from './harness/fit.ts';
import { expect, ready, test, wake } from './harness/page.ts';

const paper = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const letters = (page: Page) =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));

test('dark and large type, chosen by keys on one page, are there when the next page’s body begins, an embed’s own theme counts more, and “automatic” leaves nothing behind; without JavaScript there is nothing to choose', async ({
  page,
  browser,
  site,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.addInitScript(() => {
    const atFirst = { theme: '', size: '' };
    Object.assign(window, { atFirst });
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      const { theme = '', size = '' } = document.documentElement.dataset;
      Object.assign(atFirst, { theme, size });
    }).observe(document, { childList: true, subtree: true });
  });
  const atFirst = () => page.evaluate(() => (window as unknown as { atFirst: object }).atFirst);
  await page.goto('glossary/');
  await ready(page);
  const [light, normal] = [await paper(page), await letters(page)];
  const look = page.locator('.site-footer');
  const toFoot = () => page.locator('.site-lists').scrollIntoViewIfNeeded();
  await test.step('chosen', async () => {
    await toFoot();
    await expect(look.getByRole('radio', { name: 'automatic' })).toBeChecked();
    await look.getByRole('radio', { name: 'automatic' }).focus();
    await page.keyboard.press('ArrowLeft');
    await expect(look.getByRole('radio', { name: 'dark' })).toBeChecked();
    await look.getByText('large').click();
    expect(await paper(page)).not.toBe(light);
    expect(await letters(page)).toBeCloseTo(1.3 * normal, 2);
  });
  await test.step('kept', async () => {
    await page.goto('references/');
    expect(await atFirst()).toEqual({ theme: 'dark', size: 'large' });
    expect(await paper(page)).not.toBe(light);
    await toFoot();
    await expect(look.getByRole('radio', { name: 'dark' })).toBeChecked();
    await expect(look.getByRole('radio', { name: 'large' })).toBeChecked();
  });
  await test.step('on paper it is light', async () => {
    await page.emulateMedia({ media: 'print' });
    const ink = await page.evaluate(() => getComputedStyle(document.documentElement).color);
    expect(ink).toBe('rgb(28, 26, 21)');
    expect(await letters(page)).toBe(normal);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  });
  await test.step('an embed', async () => {
    await page.goto('?embed=draw-digit&theme=light');
    expect(await atFirst()).toMatchObject({ theme: 'light' });
  });
  await test.step('given back', async () => {
    await page.goto('references/');
    await toFoot();
    await look.getByText('automatic').click();
    await look.getByText('normal').click();
    expect(await paper(page)).toBe(light);
    const kept = await page.evaluate(() =>
      Object.keys(localStorage).filter((key) => key.endsWith('#look')),
    );
    expect(kept).toEqual([]);
  });
  await test.step('without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
    const plain = await context.newPage();
    await plain.goto('references/');
    await expect(plain.locator('.site-footer fieldset')).toHaveCount(0);
    await context.close();
  });
});

for (const [theme, other] of [
  ['light', 'dark'],
  ['dark', 'light'],
] as const)
  test(`${theme} chosen where the system is ${other}: in large type at 390 px no text of a chapter or of the testbed is fainter than 4.5 : 1 (large ones 3 : 1), and none scrolls sideways`, async ({
    page,
    basePath,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: other });
    await page.addInitScript(([key, text]) => localStorage.setItem(key, text), [
      `${basePath}#look`,
      `${theme} large`,
    ] as const);
    for (const path of ['forward-pass/', 'testbed/']) {
      await page.goto(path);
      await wake(page);
      const [red] = (await paper(page)).match(/\d+/g)!.map(Number);
      expect(red! > 128).toBe(theme === 'light');
      expect.soft(await faintTexts(page), path).toEqual([]);
      expect.soft(await sideways(page), path).toEqual([]);
    }
  });
