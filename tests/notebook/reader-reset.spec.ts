// The way back: what she changed, line by line; one cell or all of them as the book has them; and undo.
import { expect, test } from '../site/harness/page.ts';
import * as cells from './harness/reader.ts';
import { cell, changedMark, expectText, notice, output, press, write } from './harness/reader.ts';

const mine = 'const relu = (z: number): number => z;\n\ndisplay([-1.7, 0, 1.7].map(relu));';

test('Difference shows the lines taken out and the lines put in, and says so aloud', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  await expect(cell(page, 'relu').getByRole('button', { name: 'Difference' })).toBeHidden();
  await write(page, 'relu', mine);
  await press(cell(page, 'relu'), 'Difference');
  await expect(notice(page, 'relu').locator('.removed')).toHaveText(
    'removed: const relu = (z: number): number => Math.max(0, z);',
  );
  await expect(notice(page, 'relu').locator('.added')).toHaveText(
    'added: const relu = (z: number): number => z;',
  );
  await press(cell(page, 'relu'), 'Difference');
  await expect(notice(page, 'relu')).toBeHidden();
});

test('Reset brings text, output and state of the book back, Undo brings hers; the focus goes along', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  await write(page, 'relu', mine);
  await cells.run(page, 'relu');
  await expect(output(page, 'relu')).toHaveText('[-1.7, 0, 1.7]');
  await press(cell(page, 'relu'), 'Reset');
  await expectText(page, 'relu', /Math\.max/);
  await expect(output(page, 'relu')).toHaveText('[0, 0, 1.7]');
  for (const name of ['relu', 'hidden-layer'])
    await expect(cells.status(page, name)).toHaveText('Ran when the book was built.');
  await expect(changedMark(page, 'relu')).toBeHidden();
  await expect(notice(page, 'relu').getByRole('button', { name: 'Undo' })).toBeFocused();
  await press(notice(page, 'relu'), 'Undo');
  await expectText(page, 'relu', mine);
  await expect(changedMark(page, 'relu')).toBeVisible();
  await expect(cell(page, 'relu').locator('.cell-run')).toBeFocused();
  await cells.isKept(page, '=> z;');
});

test('Reset all brings every cell back, and its Undo all that was hers', async ({ page }) => {
  await page.goto('forward-pass/');
  await expect(cells.bar(page).getByRole('button', { name: 'Reset all' })).toBeHidden();
  await write(page, 'relu', mine);
  await write(page, 'dense', 'const dense = 1; // hers');
  await expect(cells.bar(page)).toContainText('network. You have changed 2 cells.');
  await press(cells.bar(page), 'Reset all');
  await expect(cells.bar(page)).toContainText('Every cell has the book’s text again.');
  await expectText(page, 'relu', /Math\.max/);
  await expectText(page, 'dense', /your turn/);
  expect(await cells.kept(page)).toEqual([]);
  await press(cells.bar(page), 'Undo');
  await expectText(page, 'relu', mine);
  await expectText(page, 'dense', /hers/);
  await cells.isKept(page, '// hers');
  expect(await cells.hasFocus(page)).toBe(true);
});

test('Reset all pressed twice while its words are on their way: Undo still brings hers back', async ({
  page,
}) => {
  const words = Promise.withResolvers<void>();
  await page.route('**/bar-words*.js', async (route) => {
    await words.promise;
    await route.continue();
  });
  await page.goto('forward-pass/');
  await write(page, 'relu', mine);
  const reset = cells.bar(page).getByRole('button', { name: 'Reset all' });
  await reset.press('Enter');
  await reset.press('Enter');
  words.resolve();
  await press(cells.bar(page), 'Undo');
  await expectText(page, 'relu', mine);
});

test('Copy takes the text as she has it, and says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('forward-pass/');
  await write(page, 'relu', mine);
  await expectText(page, 'relu', mine);
  await press(cell(page, 'relu'), 'Copy');
  await expect(cell(page, 'relu').getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(mine);
});
