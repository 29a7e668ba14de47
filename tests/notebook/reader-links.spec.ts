// A link with changed cells: whoever opens it sees text, and what becomes of it is hers to say.
import { expect, listen, test } from '../site/harness/page.ts';
import * as cells from './harness/reader.ts';
import {
  banner,
  cell,
  changedMark,
  expectText,
  output,
  press,
  run,
  write,
} from './harness/reader.ts';

const theirs = 'const relu = (z: number): number => 2 * z; // theirs\ndisplay(relu(21));';
const mine = 'const relu = (z: number): number => 3 * z; // mine';

test('a link is made, and opened by a stranger it shows its text and its difference, runs nothing and keeps nothing @anywhere', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('forward-pass/');
  await write(page, 'relu', theirs);
  const link = await cells.shareLink(page);
  expect(link).toMatch(/\/forward-pass\/#cells=[\w-]+$/);
  const other = await cells.stranger(browser, baseURL);
  const noise = listen(other, baseURL!);
  await other.goto(link);
  await expect(banner(other)).toContainText('This link brings changed code: “relu”.');
  await expect(banner(other)).toBeFocused();
  await expect(changedMark(other, 'relu')).toHaveText('changed by the link');
  await expectText(other, 'relu', theirs);
  await press(banner(other), 'Show the difference');
  await expect(banner(other).locator('.added')).toHaveText([/theirs/, /relu\(21\)/]);
  await expect(banner(other).locator('.removed').first()).toContainText('Math.max(0, z)');
  await expect(other.locator('iframe')).toHaveCount(0);
  await expect(output(other, 'relu')).toHaveText('[0, 0, 1.7]');
  expect(await cells.kept(other)).toEqual([]);
  await run(other, 'relu');
  await expect(output(other, 'relu')).toHaveText('42');
  expect(await cells.kept(other)).toEqual([]);
  expect(noise.heard).toEqual([]);
  await other.context().close();
});

test('Discard brings back the book’s text and an address without cells, and the focus is not lost', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  await write(page, 'relu', theirs);
  const link = await cells.shareLink(page);
  await press(cells.bar(page), 'Reset all');
  // A press is answered a moment later, and a page that is left answers no more.
  await expect(cells.bar(page)).toContainText('the book’s text again');
  await page.goto('about:blank');
  await page.goto(link);
  await press(banner(page), 'Discard');
  await expect(banner(page)).toHaveCount(0);
  expect(page.url()).not.toContain('#');
  await expectText(page, 'relu', /Math\.max\(0, z\)/);
  await expect(changedMark(page, 'relu')).toBeHidden();
  expect(await cells.hasFocus(page)).toBe(true);
});

test('a reader with changes of her own has them untouched until Keep, and Undo brings them back', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('forward-pass/');
  await write(page, 'relu', theirs);
  const link = await cells.shareLink(page);
  const other = await cells.stranger(browser, baseURL);
  await other.goto('forward-pass/');
  await write(other, 'relu', mine);
  await cells.isKept(other, '// mine');
  await other.goto('about:blank');
  await other.goto(link);
  await expectText(other, 'relu', theirs);
  await press(banner(other), 'Show the difference');
  await expect(banner(other)).toContainText('“relu”, the link’s text against yours:');
  await expect(banner(other).locator('.removed')).toContainText('// mine');
  // What she writes where the link brought nothing is hers as ever.
  await write(other, 'untrained', 'display(1); // beside it');
  await cells.isKept(other, '// beside it');
  await cells.isKept(other, '// mine');
  expect(JSON.stringify(await cells.kept(other))).not.toContain('theirs');

  await press(banner(other), 'Keep as mine');
  await expect(banner(other)).toContainText('Kept as yours: “relu”.');
  await cells.isKept(other, 'theirs');
  await press(banner(other), 'Undo');
  await cells.isKept(other, '// mine');
  await expectText(other, 'relu', mine);
  await expect(changedMark(other, 'relu')).toHaveText('changed by you');
  expect(await cells.hasFocus(other)).toBe(true);
  await other.reload();
  await expectText(other, 'relu', mine);
  await expectText(other, 'untrained', /beside it/);
  await other.context().close();
});

test('Reset in a cell of the link shows the book’s text, and Undo the link’s', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('forward-pass/');
  await write(page, 'relu', theirs);
  const link = await cells.shareLink(page);
  const other = await cells.stranger(browser, baseURL);
  await other.goto(link);
  await expectText(other, 'relu', theirs);
  await press(cell(other, 'relu'), 'Reset');
  await expectText(other, 'relu', /Math\.max\(0, z\)/);
  await press(cell(other, 'relu'), 'Undo');
  await expectText(other, 'relu', theirs);
  expect(await cells.kept(other)).toEqual([]);
  await other.context().close();
});

test('a link of another chapter, and a broken one, are told in a sentence that can be closed', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  await write(page, 'relu', theirs);
  const link = await cells.shareLink(page);
  await press(cells.bar(page), 'Reset all');
  await page.goto(link.replace('forward-pass', 'connections'));
  await expect(banner(page)).toContainText('This link belongs to another chapter: “forward-pass”.');
  await press(banner(page), 'Close');
  expect(page.url()).toMatch(/connections\/$/);
  await page.goto(`${link.slice(0, -9)}`);
  await expect(banner(page)).toContainText('This link is damaged');
});
