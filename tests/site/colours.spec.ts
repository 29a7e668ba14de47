// Colours where a browser has other means than ours, or the reader other wishes: every text can still be read.
import type { Page } from '@playwright/test';
import { faintTexts } from './harness/contrast.ts';
import { expect, test, wake } from './harness/page.ts';

/** Browsers before 2024 take a declaration with light-dark() for none. */
async function withoutLightDark(page: Page): Promise<void> {
  await page.route(/\.css$|\/(\?|$)/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('light-dark(', 'not-known-yet(');
    await route.fulfill({ response, body });
  });
}

/** Cells and code, figures with choices, and the parts of all of them. */
const pages = ['forward-pass/', 'testbed/'];

for (const colorScheme of ['light', 'dark'] as const)
  test(`without light-dark() no text of a chapter or of the testbed is fainter than 4.5 : 1 (large ones 3 : 1) in the ${colorScheme}, code has 5 colours and more`, async ({
    page,
  }) => {
    await withoutLightDark(page);
    await page.emulateMedia({ colorScheme });
    for (const path of pages) {
      await page.goto(path);
      await wake(page);
      expect.soft(await faintTexts(page), path).toEqual([]);
      const [paper] = await page.evaluate(() =>
        getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)!.map(Number),
      );
      expect(paper! > 128).toBe(colorScheme === 'light');
      const colours = await page
        .locator('.astro-code span')
        .evaluateAll((all) => new Set(all.map((one) => getComputedStyle(one).color)).size);
      expect(colours).toBeGreaterThanOrEqual(5);
    }
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`where the reader’s own colours rule, ${colorScheme}, the words of every strong, pressed and chosen button can be read`, async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    for (const path of pages) {
      await page.goto(path);
      await wake(page);
      const filled = await page
        .locator('main')
        .locator('.button.strong, [aria-pressed=true], .choice label:has(:checked), .your-digit')
        .count();
      expect(filled).toBeGreaterThanOrEqual(3);
      expect.soft(await faintTexts(page), path).toEqual([]);
    }
  });
