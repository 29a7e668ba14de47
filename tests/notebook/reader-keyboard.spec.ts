// With the keyboard alone: in and out of a cell, on to the next, and the focus always somewhere that can be seen.
import type { Page } from '@playwright/test';
import { expect, test } from '../site/harness/page.ts';
import { focusNow } from '../site/harness/focus.ts';
import * as cells from './harness/reader.ts';
import { cell, code, notice, output, status } from './harness/reader.ts';

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

/** The focus stands on something that is in the window; inside of an editor its own frame is the ring. */
async function expectSeen(page: Page): Promise<void> {
  const { place, uncovered } = await focusNow(page);
  expect(place, 'the focus is on the page itself').toBeGreaterThanOrEqual(0);
  expect(uncovered).toBe(true);
  const ring = await page.evaluate(() => {
    const host = document.activeElement!;
    const inner = host.shadowRoot?.activeElement?.closest('.cm-editor') ?? host;
    const { outlineStyle, outlineWidth } = getComputedStyle(inner);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  expect(ring, 'a ring is drawn').toBe(true);
}

test('a cell is edited, run, left by Tab and by Esc, and Shift+Enter goes on to the next', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  const relu = cell(page, 'relu');
  await relu.getByRole('button', { name: 'Copy' }).focus();
  await page.keyboard.press('Tab');
  await expect(relu.getByRole('button', { name: 'Edit' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(code(page, 'relu')).toBeFocused();
  await expectSeen(page);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('const relu = (z: number): number => 2 * z;\ndisplay(relu(21));');
  await page.keyboard.press('Control+Enter');
  await expect(output(page, 'relu')).toHaveText('42');
  await expect(code(page, 'relu')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(code(page, 'relu')).not.toBeFocused();
  await expectSeen(page);
  await page.keyboard.press('Shift+Tab');
  await expect(code(page, 'relu')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(relu.getByRole('button', { name: 'Run' })).toBeFocused();
  await expectSeen(page);
  await page.keyboard.press('Tab');
  await expect(code(page, 'relu')).toBeFocused();
  await page.keyboard.press('Shift+Enter');
  await expect(cell(page, 'hidden-layer').getByRole('button', { name: /Run|Stop/ })).toBeFocused();
  await expectSeen(page);
});

test('Run, Stop, Difference, Reset, Undo and Close by keys never lose the focus', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  await cells.write(page, 'relu', 'const relu = (z: number) => z;\nwhile (true) {}');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(status(page, 'relu')).toHaveText('Running …');
  await expectSeen(page);
  await page.keyboard.press('Enter');
  await expect(status(page, 'relu')).toContainText('Stopped.');
  await expectSeen(page);
  for (const name of ['Difference', 'Reset']) {
    await cell(page, 'relu').getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(notice(page, 'relu').getByRole('button').last()).toHaveText('Close');
    await expectSeen(page);
  }
  await expect(notice(page, 'relu').getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectSeen(page);
  await cell(page, 'relu').getByRole('button', { name: 'Difference' }).focus();
  await page.keyboard.press('Space');
  await notice(page, 'relu').getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Enter');
  await expect(notice(page, 'relu')).toBeHidden();
  await expectSeen(page);
  for (const name of ['Link to my changes', 'Reset all', 'Undo']) {
    await cells.bar(page).getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
    // What a press makes takes the focus a moment later; where that has not come yet, the focus is on the button still.
    await page.waitForTimeout(100);
    await expectSeen(page);
  }
});

test('with every cell open for editing, Tab still goes through the page and out of it', async ({
  page,
}) => {
  await page.goto('connections/');
  for (const name of await page
    .locator('.live-cell:not([data-readonly])')
    .evaluateAll((all) => all.map(({ dataset }) => (dataset as { cell: string }).cell)))
    await cells.edit(page, name);
  await page.locator('.site-header a').first().focus();
  let stops = 0;
  let editors = 0;
  for (; stops < 250; stops++) {
    await page.keyboard.press('Tab');
    const where = await page.evaluate(() => document.activeElement!.className);
    if (where === 'cell-editor') editors++;
    if (!(await cells.hasFocus(page))) break;
  }
  expect(stops).toBeLessThan(250);
  expect(editors).toBe(await page.locator('.cell-editor').count());
});
