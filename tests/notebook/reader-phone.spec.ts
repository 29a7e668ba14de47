// On a phone, by touch: a cell is edited and run, every control is large enough, and nothing leaves the window.
import { expect, test } from '../site/harness/page.ts';
import { sideways, smallTargets } from '../site/harness/fit.ts';
import * as cells from './harness/reader.ts';
import { cell, code, output, status } from './harness/reader.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

test('a cell is opened by a touch, changed, run and stopped, and nothing overflows sideways', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  const relu = cell(page, 'relu');
  await relu.locator('.cell-code').tap();
  await expect(code(page, 'relu')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(`const relu = (z: number) => z; // ${'long '.repeat(40)}`);
  // The line that says so moves what stands below it.
  await expect(status(page, 'relu')).toHaveText(/^Out of date/);
  await relu.getByRole('button', { name: 'Run' }).tap();
  await expect(status(page, 'relu')).toHaveText(/^Ran in /);
  await relu.getByRole('button', { name: 'Difference' }).tap();
  await page.keyboard.press('Escape');
  await cells.bar(page).getByRole('button', { name: 'Link to my changes' }).tap();
  await cell(page, 'untrained').getByRole('button', { name: 'Edit' }).tap();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(`throw new Error('${'x'.repeat(300)}');`);
  await cell(page, 'untrained').getByRole('button', { name: 'Run' }).tap();
  await expect(output(page, 'untrained')).toContainText('xxx');
  expect(await sideways(page)).toEqual([]);
  const small = (await smallTargets(page, 44)).filter((one) => /cell|output|button/.test(one));
  expect(small).toEqual([]);
});
