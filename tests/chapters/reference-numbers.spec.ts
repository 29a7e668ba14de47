// The page of reference numbers: its counts held against NumPy and arithmetic, its files against its table, its heads tried.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test, value } from '../site/harness/page.ts';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const { neighbours, labels } = json('./oracle/article-check.json');
const shipped = json('../nn/oracle/shipped.json');
const mnist = json('../nn/oracle/mnist.json');

const path = 'reference-numbers/';
const ids = (page: Page) =>
  page.locator('.model-table tbody tr').evaluateAll((rows) => rows.map(({ id }) => id));

test('the exact counts are what NumPy finds', async ({ page }) => {
  await page.goto(path);
  const { pixels, hidden } = neighbours;
  for (const [name, expected] of [
    ['always-1-correct', labels.test[1]],
    ['nearest-pixels-1-euclidean-correct', pixels.euclidean[1]],
    ['nearest-pixels-3-euclidean-correct', pixels.euclidean[3]],
    ['nearest-pixels-5-euclidean-correct', pixels.euclidean[5]],
    ['shipped-correct', shipped.test.correct],
    ['shipped-accuracy', shipped.test.accuracy],
    ['shipped-parameters', 101_770],
    ['shipped-multiply-adds', 101_632],
    ['relu-removed-correct', shipped.withoutRelu.correct],
    ['lenet-parameters', 61_706],
    ['lenet-multiply-adds', 416_520],
    ['small-convolutional-parameters', 5994],
    ['small-convolutional-multiply-adds', 786_560],
    ['dead-in-train', mnist.train.alwaysZeroCount],
    ['dead-in-test', mnist.test.alwaysZeroCount],
    ['untouched-weights', 8576],
    ['unchanged-at-dead-pixels', 8576],
    ['first-training-ink', mnist.train.firstImageSum],
    ['exact-steps-an-epoch', Math.ceil(55_000 / 32)],
    ['exact-sweep-steps', Math.ceil(55_000 / 128)],
  ] as [string, number][])
    expect.soft(await value(page, name), name).toBe(expected);
  // Distances as 32-bit numbers may turn an answer or two where two images are as near as makes no difference.
  for (const [name, expected] of [
    ['nearest-pixels-1-cosine', pixels.cosine[1]],
    ['nearest-pixels-3-cosine', pixels.cosine[3]],
    ['nearest-pixels-5-cosine', pixels.cosine[5]],
    ['nearest-hidden-128-euclidean', hidden.euclidean[3]],
    ['nearest-hidden-128-cosine', hidden.cosine[3]],
  ] as [string, number][])
    expect.soft(Math.abs((await value(page, `${name}-correct`)) - expected), name).toBeLessThanOrEqual(2); // prettier-ignore
  for (let digit = 0; digit < 10; digit++) {
    expect.soft(await value(page, `exact-train-label-${digit}`)).toBe(labels.train[digit]);
    expect.soft(await value(page, `exact-test-label-${digit}`)).toBe(labels.test[digit]);
  }
});

test('width h has 795 · h + 10 parameters and 794 · h multiply-adds, for 10 widths', async ({
  page,
}) => {
  await page.goto(path);
  for (let width = 1; width <= 512; width *= 2) {
    expect(await value(page, `width-${width}-parameters`)).toBe(795 * width + 10);
    expect(await value(page, `width-${width}-multiply-adds`)).toBe(794 * width);
  }
});

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
  expect((await ids(page)).slice(-2).toSorted()).toEqual(['model-lenet', 'model-small-convolutional']); // prettier-ignore
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
