// What the book keeps in the reader's browser: named after its own path, and missed by nobody where it is refused.
import type { Page } from '@playwright/test';
import { builtPages } from '#src/tools/site/pages.ts';
import { drawings } from '../mnist/drawings/index.ts';
import { drawWithMouse } from './harness/digit.ts';
import { operateAll } from './harness/operate.ts';
import { expect, ready, test, value, wake } from './harness/page.ts';
import { storedNames } from './harness/stored.ts';

const three = drawings.find(({ digit }) => digit === 3)!.strokes;

async function drawThree(page: Page) {
  await page.goto('');
  await ready(page);
  await page.getByRole('button', { name: 'Clear' }).click();
  await drawWithMouse(page, three);
  await expect.poll(() => value(page, 'prediction')).toBe(3);
}

test('a drawn digit is stored under the base path’s own name, and under no other @anywhere', async ({
  page,
  context,
  basePath,
}) => {
  await drawThree(page);
  const names = await storedNames(page);
  expect(names).toContain(`${basePath}#digit`);
  expect(names.filter((name) => !name.includes(basePath))).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

/** As a browser with storage turned off: each way to it throws. */
const refuse = () => {
  const throws = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
    Object.defineProperty(window, name, { get: throws, configurable: true });
  }
};

for (const path of builtPages()) {
  test(`page /${path} wakes and works with all storage refused`, async ({ page }) => {
    await page.addInitScript(refuse);
    await page.goto(path);
    await wake(page);
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    await operateAll(page);
  });
}

test('a digit drawn with storage refused is read, and "Not saved here" is said with the reason', async ({
  page,
}) => {
  await page.addInitScript(refuse);
  await drawThree(page);
  await expect(page.getByText('Not saved here: your browser does not let')).toBeVisible();
});

test('a digit drawn with storage full is read, told as not saved, and saved once there is room', async ({
  page,
}) => {
  await page.goto('');
  await page.evaluate(() => {
    for (let length = 2 ** 20; length >= 1; length /= 2) {
      try {
        for (;;) localStorage.setItem(`filler-${localStorage.length}`, 'x'.repeat(length));
      } catch {
        // Full for this length: fill the rest with less.
      }
    }
  });
  await drawThree(page);
  await expect(page.getByText('Not saved here: your browser’s storage')).toBeVisible();
  await page.evaluate(() => localStorage.clear());
  await page.getByRole('button', { name: 'Undo' }).click();
  await drawWithMouse(page, three);
  await expect(page.getByText('Not saved here')).toHaveCount(0);
  expect(await page.evaluate(() => Object.keys(localStorage))).toContain('/#digit');
});
