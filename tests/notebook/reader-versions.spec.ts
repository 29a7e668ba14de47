// The book changes under a reader's changes: she is told, chooses, and loses nothing.
import type { Page } from '@playwright/test';
import { expect, test } from '../site/harness/page.ts';
import * as cells from './harness/reader.ts';
import { cell, changedMark, expectText, notice, press, write } from './harness/reader.ts';

const newText = 'const relu = (z: number): number => (z > 0 ? z : 0); // the new edition';
const mine = 'const relu = (z: number): number => z; // mine';

/** From now on the host has an edition in which the cell `relu` is another, or is called `rectifier`. */
async function newEdition(page: Page, name = 'relu'): Promise<void> {
  await page.route('**/cells.json', async (route) => {
    const record = await (await route.fetch()).json();
    const relu = record.cells.find((one: { name: string }) => one.name === 'relu');
    Object.assign(relu, { name, source: newText, hash: 'of-the-new-edition' });
    await route.fulfill({ json: record });
  });
  await page.route('**/forward-pass/', async (route) => {
    const html = await (await route.fetch()).text();
    const body = html.replaceAll('cell-relu', `cell-${name}`).replaceAll('"relu"', `"${name}"`);
    await route.fulfill({ contentType: 'text/html', body });
  });
}

/** She changed `relu`, and comes back when the book has changed. */
async function comeBack(page: Page, name?: string): Promise<void> {
  await page.goto('forward-pass/');
  await write(page, 'relu', mine);
  await cells.isKept(page, '// mine');
  await newEdition(page, name);
  await page.reload();
}

const words = 'The book’s text of this cell is another since you changed it. This is yours.';

test('Keep mine: her text stays, and she is not asked again', async ({ page }) => {
  await comeBack(page);
  await expect(notice(page, 'relu')).toContainText(words);
  await expectText(page, 'relu', mine);
  await press(notice(page, 'relu'), 'Keep mine');
  await expect(notice(page, 'relu')).toBeHidden();
  expect(await cells.hasFocus(page)).toBe(true);
  await cells.isKept(page, 'of-the-new-edition');
  await page.reload();
  await expect(changedMark(page, 'relu')).toBeVisible();
  await expectText(page, 'relu', mine);
  await expect(notice(page, 'relu')).toBeHidden();
});

test('Take the new one: the new text comes, Undo brings hers back, and the notice with it', async ({
  page,
}) => {
  await comeBack(page);
  await press(notice(page, 'relu'), 'Take the new one');
  await expectText(page, 'relu', newText);
  await expect(notice(page, 'relu').getByRole('button', { name: 'Undo' })).toBeFocused();
  expect(await cells.kept(page)).toEqual([]);
  await press(notice(page, 'relu'), 'Undo');
  await expectText(page, 'relu', mine);
  await cells.isKept(page, '// mine');
  await expect(notice(page, 'relu')).toContainText(words);
});

test('Show the difference: her lines against the book’s new ones, and the choice stays open', async ({
  page,
}) => {
  await comeBack(page);
  await press(notice(page, 'relu'), 'Show the difference');
  await expect(notice(page, 'relu').locator('.removed')).toContainText('the new edition');
  await expect(notice(page, 'relu').locator('.added')).toContainText('// mine');
  await press(notice(page, 'relu'), 'Close');
  await expect(notice(page, 'relu')).toContainText(words);
  expect(await cells.hasFocus(page)).toBe(true);
});

test('the book takes over what she wrote: then it is no change of hers any more', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  await write(page, 'relu', newText);
  await cells.isKept(page, 'new edition');
  await newEdition(page);
  await page.reload();
  await expect.poll(() => cells.kept(page)).toEqual([]);
  await expect(changedMark(page, 'relu')).toBeHidden();
  await expect(notice(page, 'relu')).toBeHidden();
});

test('a change to a cell that is gone from the chapter is offered at its end, and deleted only by her', async ({
  page,
}) => {
  await comeBack(page, 'rectifier');
  const lost = cells.bar(page).locator('details', { hasText: 'You changed a cell “relu”' });
  await lost.locator('summary').click();
  await expect(lost.locator('pre')).toHaveText(mine);
  await cells.isKept(page, '// mine');
  // Reset all is about the cells that are here.
  await write(page, 'untrained', 'display(1);');
  await press(cells.bar(page), 'Reset all');
  await cells.isKept(page, '// mine');
  await press(lost, 'Delete it');
  await expect(lost).toHaveCount(0);
  expect(await cells.kept(page)).toEqual([]);
  expect(await cells.hasFocus(page)).toBe(true);
  await expect(cell(page, 'rectifier')).toBeVisible();
});
