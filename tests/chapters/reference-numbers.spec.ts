// The page of reference numbers: its files against its table, its heads tried; the counts are held in tests/built.
import type { Page } from '@playwright/test';
import { expect, test } from '../site/harness/page.ts';

const path = 'reference-numbers/';
const ids = (page: Page) =>
  page.locator('.model-table tbody tr').evaluateAll((rows) => rows.map(({ id }) => id));

test('a head sorts by its column, a second press turns it round, and the order is told', async ({
  page,
}) => {
  await page.goto(path);
  const before = await ids(page);
  const head = page.getByRole('columnheader', { name: 'Parameters' });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  const largest = await ids(page);
  expect(largest[0]).toMatch(/^model-nearest-pixels/);
  expect(largest.at(-1)).toBe('model-always-1');
  await head.getByRole('button').press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  expect((await ids(page))[0]).toBe('model-always-1');
  expect((await ids(page)).toSorted()).toEqual(before.toSorted());
  await page.getByRole('columnheader', { name: 'Right' }).getByRole('button').click();
  await expect(head).not.toHaveAttribute('aria-sort');
  // What is only counted comes last.
  expect((await ids(page)).slice(-2).toSorted()).toEqual([
    'model-lenet',
    'model-small-convolutional',
  ]);
});

test('JSON and CSV hold the rows of the table @anywhere', async ({ page }) => {
  await page.goto(path);
  const hrefs = ['as JSON', 'as CSV'].map((name) => page.getByRole('link', { name }));
  const [jsonText, csvText] = await Promise.all(
    hrefs.map(async (link) => {
      const address = await link.evaluate((anchor: HTMLAnchorElement) => anchor.href);
      const response = await page.request.get(address);
      expect(response.status()).toBe(200);
      return response.text();
    }),
  );
  const rows = JSON.parse(jsonText!) as { id: string; correct: number[]; parameters: number }[];
  expect(rows.map(({ id }) => `model-${id}`)).toEqual(await ids(page));
  expect(rows.find(({ id }) => id === 'shipped')).toMatchObject({
    correct: [9805],
    parameters: 101_770,
  });
  const lines = csvText!.trim().split('\r\n');
  expect(lines).toHaveLength(rows.length + 1);
  expect(lines.find((line) => line.startsWith('shipped,'))).toContain(
    'shipped,The network of the book,784-128-10,9805,10000,0.9805,101770,101632,20261123,',
  );
});

test('on a phone the table scrolls in its own box, and keys reach it', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await page.goto(path);
  const box = page.getByRole('region', { name: 'All models of the book' });
  await box.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => box.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
