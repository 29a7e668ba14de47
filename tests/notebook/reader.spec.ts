// A reader changes a cell, runs it, stops it, and finds it again: the walk that everything else is built around.
import type { Page } from '@playwright/test';
import { shipped } from '../nn/oracle/read.ts';
import { expect, test } from '../site/harness/page.ts';
import * as cells from './harness/reader.ts';
import { cell, changedMark, output, press, run, status, write } from './harness/reader.ts';

// The book's own digit stands in for hers.
const preActivations: number[] = shipped.example.preActivations;

/** How many of the hidden layer's neurons have something to say: the last that the cell shows. */
const count = (page: Page) => output(page, 'hidden-layer').locator(':scope > :last-child');

test('relu is changed by typing, run with Ctrl+Enter, and the hidden layer is computed again, and nothing else @anywhere', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  const active = preActivations.filter((value) => value > 0).length;
  await expect(count(page)).toHaveText(`{ active: ${active} }`);
  const others = ['neuron', 'forward-pass', 'your-digit', 'untrained', 'dense', 'fold'];
  const before = await Promise.all(others.map((name) => output(page, name).innerHTML()));

  await cells.edit(page, 'relu');
  await page.keyboard.type('const relu = (z: number): number => z > 1 ? z : 0;');
  await expect(status(page, 'relu')).toContainText('Out of date');
  await expect(status(page, 'hidden-layer')).toContainText('Out of date');
  await page.keyboard.press('Control+Enter');
  const loud = preActivations.filter((value) => value > 1).length;
  await expect(count(page)).toHaveText(`{ active: ${loud} }`);
  for (const name of ['relu', 'hidden-layer']) {
    await expect(status(page, name)).toHaveText(/^Ran in \d/);
    await expect(cell(page, name)).toHaveAttribute('data-status', 'fresh');
  }
  await expect(changedMark(page, 'relu')).toBeVisible();
  await expect(changedMark(page, 'hidden-layer')).toBeHidden();
  // The cell it needs is run for its values, and shows the same.
  await expect(status(page, 'neuron')).toHaveText(/^Ran in /);
  for (const name of others.slice(1))
    await expect(status(page, name)).toHaveText('Ran when the book was built.');
  for (const [place, name] of others.entries())
    expect((await output(page, name).textContent())!.slice(0, 20)).toBe(
      before[place]!.replaceAll(/<[^>]*>/g, '').slice(0, 20),
    );
});

test('with every number passed on as it is, all 128 neurons speak, as the text lets her find out', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  await write(page, 'relu', 'const relu = (z: number): number => z;');
  await run(page, 'relu');
  await expect(count(page)).toHaveText('{ active: 128 }');
});

test('an endless loop shows Stop, Stop ends it at once, and Run works afterwards', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  await write(page, 'relu', 'const relu = (z: number): number => z;\nwhile (true) {}');
  await press(cell(page, 'relu'), 'Run');
  await expect(status(page, 'relu')).toHaveText('Running …');
  await press(cell(page, 'relu'), 'Stop');
  await expect(status(page, 'relu')).toHaveText(
    'Stopped. All values are gone; Run makes anew what it needs.',
  );
  await write(page, 'relu', 'const relu = (z: number): number => 2 * z;\ndisplay(relu(21));');
  await run(page, 'relu');
  await expect(output(page, 'relu')).toHaveText('42');
});

test('what she ran stays while the next run has shown nothing or not all yet, so the page below does not jump', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  const height = async () => (await cell(page, 'neuron').boundingBox())!.height;
  // Until its letters are there the page is set in others, which are wider.
  await page.evaluate(() => document.fonts.ready);
  const before = await height();
  await press(cell(page, 'neuron'), 'Run');
  const heights = new Set<number>();
  while (!(await status(page, 'neuron').textContent())!.startsWith('Ran in'))
    heights.add(await height());
  expect(
    [...heights].filter((one) => Math.abs(one - before) >= 1),
    `${before} px before`,
  ).toEqual([]);
  await cells.edit(page, 'neuron');
  expect(Math.abs((await height()) - before)).toBeLessThan(1);
});

test('after a reload her text is there, marked, and nothing has run', async ({ page }) => {
  await page.goto('forward-pass/');
  await write(page, 'relu', 'const relu = (z: number): number => z; // mine');
  await cells.isKept(page, '// mine');
  await page.reload();
  await expect(changedMark(page, 'relu')).toBeVisible();
  await cells.expectText(page, 'relu', 'const relu = (z: number): number => z; // mine');
  await expect(status(page, 'relu')).toContainText('Out of date');
  await expect(page.locator('iframe')).toHaveCount(0);
  await expect(output(page, 'relu')).toHaveText('[0, 0, 1.7]');
});

test('the page is killed in an endless loop, and her text is there when she comes back', async ({
  page,
  context,
  site,
}) => {
  await page.goto('forward-pass/');
  await write(page, 'relu', 'while (true) {} // the last I wrote');
  await page.keyboard.press('Control+Enter');
  await expect(status(page, 'relu')).toHaveText('Running …');
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto(`${site.url}forward-pass/`);
  await expect(changedMark(again, 'relu')).toBeVisible();
  await cells.expectText(again, 'relu', 'while (true) {} // the last I wrote');
  await expect(again.locator('iframe')).toHaveCount(0);
});
