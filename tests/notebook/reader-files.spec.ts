// What she takes away holds what she changed, and runs outside of the book.
import { readBuilt } from '../site/harness/built.ts';
import { expect, test } from '../site/harness/page.ts';
import { write } from './harness/reader.ts';
import { take } from './harness/taken.ts';

const mine = 'const relu = (z: number): number => 2 * z;\ndisplay(`mine gives ${relu(21)}`);';

test('the files are those that the build made; with her change the program runs in Node 24 and prints it, and the notebook is a notebook and holds it', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  await test.step('with nothing changed', async () => {
    for (const [link, name] of [
      ['Program (.mts)', 'forward-pass.mts'],
      ['Notebook (.ipynb)', 'forward-pass.ipynb'],
    ] as const)
      expect((await take(page, link)).text).toBe(readBuilt(`forward-pass/${name}`));
  });
  await write(page, 'relu', mine);
  await test.step('the program', async () => {
    const program = await take(page, 'Program (.mts)');
    expect(program.name).toBe('forward-pass.mts');
    expect(program.run()).toContain('mine gives 42');
  });
  await test.step('the notebook', async () => {
    const { name, text } = await take(page, 'Notebook (.ipynb)');
    expect(name).toBe('forward-pass.ipynb');
    const notebook = JSON.parse(text);
    expect(notebook.nbformat).toBe(4);
    const code = notebook.cells
      .filter((one: { cell_type: string }) => one.cell_type === 'code')
      .map(({ source }: { source: string[] | string }) => [source].flat().join(''));
    expect(code.filter((one: string) => one.includes('mine gives'))).toHaveLength(1);
    expect(code.join('\n')).not.toContain('Math.max(0, z)');
  });
});
