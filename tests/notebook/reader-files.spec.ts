// What she takes away holds what she changed, and runs outside of the book.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../site/harness/page.ts';
import * as cells from './harness/reader.ts';
import { write } from './harness/reader.ts';

async function download(page: Page, link: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    cells.bar(page).getByRole('link', { name: link }).click(),
  ]);
  const folder = resolve('.cache/playwright/taken');
  mkdirSync(folder, { recursive: true });
  const path = `${folder}/${test.info().testId}-${file.suggestedFilename()}`;
  await file.saveAs(path);
  return path;
}

const mine = 'const relu = (z: number): number => 2 * z;\ndisplay(`mine gives ${relu(21)}`);';

test('the files are those that the build made; with her change the program runs in Node 24 and prints it, and the notebook is a notebook and holds it', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  const built = (name: string) => readFileSync(`dist/forward-pass/${name}`);
  await test.step('with nothing changed', async () => {
    for (const [link, name] of [
      ['Program (.mts)', 'forward-pass.mts'],
      ['Notebook (.ipynb)', 'forward-pass.ipynb'],
    ] as const)
      expect(readFileSync(await download(page, link))).toEqual(built(name));
  });
  await write(page, 'relu', mine);
  await test.step('the program', async () => {
    const path = await download(page, 'Program (.mts)');
    expect(path).toMatch(/forward-pass\.mts$/);
    const printed = execFileSync(resolve('node_modules/.bin/node'), [path], { encoding: 'utf8' });
    expect(printed).toContain('mine gives 42');
  });
  await test.step('the notebook', async () => {
    const path = await download(page, 'Notebook (.ipynb)');
    expect(path).toMatch(/forward-pass\.ipynb$/);
    const notebook = JSON.parse(readFileSync(path, 'utf8'));
    expect(notebook.nbformat).toBe(4);
    const code = notebook.cells
      .filter((one: { cell_type: string }) => one.cell_type === 'code')
      .map(({ source }: { source: string[] | string }) => [source].flat().join(''));
    expect(code.filter((text: string) => text.includes('mine gives'))).toHaveLength(1);
    expect(code.join('\n')).not.toContain('Math.max(0, z)');
  });
});
