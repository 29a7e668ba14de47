// What the book keeps in the reader's browser: named after its own path, and missed by nobody where it is refused.
import type { Page } from '@playwright/test';
import { readCourse } from '#src/book/course.ts';
import { builtPages } from '#src/tools/site/pages.ts';
import { drawings } from '../mnist/drawings/index.ts';
import { dressIn, everyLook, expectNoFindings, pageLooks } from './harness/dresses.ts';
import { drawWithMouse } from './harness/digit.ts';
import { operateAll } from './harness/operate.ts';
import { expect, ready, test, value, wake } from './harness/page.ts';
import { refuseStorage } from './harness/refuse.ts';
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

const chapters = readCourse().chapters.map(({ slug }) => `${slug}/`);
/** Chapters differ in their figures, which are visited by themselves (figures.spec.ts); the first stands for all. */
const visited = builtPages().filter((path) => !chapters.slice(1).includes(path));

for (const path of visited) {
  test(`page /${path} wakes and works with all storage refused; and with its weights and images missing as well, with 0 axe findings`, async ({
    page,
    noise,
    site,
  }) => {
    test.setTimeout(600_000);
    await page.addInitScript(refuseStorage);
    await page.setViewportSize({ width: 320, height: 900 });
    await dressIn(page, 'light');
    const before = site.visits.length;
    await test.step('works with all storage refused', async () => {
      await page.goto(path);
      await wake(page);
      await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
      await operateAll(page);
    });
    const asked = site.visits.slice(before);
    // A page that asked for nothing that could be missing looks as it does anyway.
    if (!asked.some((file) => /\.(safetensors|bin)$/.test(file))) {
      expect(path).not.toBe('');
      return;
    }
    await test.step('works with its files missing, and has 0 axe findings then', async () => {
      noise.allow(/404|Failed to load/);
      site.break('.safetensors', 'missing');
      site.break('.bin', 'missing');
      await page.reload();
      await wake(page);
      await operateAll(page);
      const told = await page.locator('main .trouble:visible').count();
      if (path === '') expect(told).toBeGreaterThan(0);
      const looks = path === 'testbed/' ? everyLook : pageLooks.slice(0, 1);
      await expectNoFindings(page, 'in trouble', looks);
    });
  });
}

test('a digit drawn with storage refused is read, and "Not saved here" is said with the reason', async ({
  page,
}) => {
  await page.addInitScript(refuseStorage);
  await drawThree(page);
  await expect(page.getByText('Not saved here: your browser doesn’t let')).toBeVisible();
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
