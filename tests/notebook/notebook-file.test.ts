// A downloaded notebook is run in Deno's Jupyter kernel, cell after cell; those of the book: tests/built/notebooks.test.ts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChapterRecord } from '#src/notebook/record.ts';
import { notebookFile } from '#src/notebook/download/notebook.ts';
import type { Parts } from '#src/notebook/download/parts.ts';
import { cellRecord, compile } from './cell-record.ts';
import { type Kernel, startKernel } from './deno/kernel.ts';
import { codeCells, runNotebook } from './deno/run-notebook.ts';
import { doubled, expected, expectedDoubled, sample, sampleParts } from './sample.ts';

/** On a very busy computer the kernel may still tell a cell's end before its outputs (showing.ts). */
const patient = { retry: 2 };

let kernel: Kernel;

beforeAll(async () => {
  kernel = await startKernel();
});
afterAll(() => kernel.stop());

function run(
  record: ChapterRecord,
  parts: Parts,
  edits?: Map<string, string>,
  counts: Record<string, number> = {},
) {
  return runNotebook(kernel, notebookFile(record, parts, edits), counts);
}

test('the notebook names its language as the kernel does', async () => {
  const { language_info: language } = (await kernel.information()) as {
    language_info: Record<string, string>;
  };
  const { version: _, ...described } = language;
  expect(JSON.parse(notebookFile(sample, sampleParts)).metadata.language_info).toEqual(described);
});

test('the sample runs from the first cell to the last', patient, async () => {
  const long = ['3', '3 of 3'];
  expect(await run(sample, sampleParts)).toEqual({ setup: [], ...expected, long });
  const parts = { ...sampleParts, compile };
  expect(await run(sample, parts, doubled)).toEqual({ setup: [], ...expectedDoubled, long });
});

test('a cell that shows under an id shows again when it runs again', async () => {
  const cells = codeCells(notebookFile(sample, sampleParts));
  const { source } = cells.find(({ id }) => id === 'long')!;
  await kernel.execute(source.join(''));
  const again = await kernel.execute(source.join(''));
  expect(again.outputs.map(({ type }) => type)).toContain('display_data');
});

test('hundreds of outputs of one cell arrive in their order', patient, async () => {
  const cells = [cellRecord('many', 'for (let i = 0; i < 300; i++) display(i);\n')];
  const shown = await run({ ...sample, cells }, sampleParts, undefined, { many: 300 });
  expect(shown.many).toEqual(Array.from({ length: 300 }, (_, place) => String(place)));
});

test('a display library gives all forms of an output, and nothing is shown twice', async () => {
  const display = `export const bundle = (value) => ({ 'text/plain': 'v' + value, 'text/html': '<b>' + value + '</b>' });`;
  const text = notebookFile(
    { ...sample, cells: [cellRecord('one', 'display(1)')] },
    { ...sampleParts, display },
  );
  const [setup, cell] = codeCells(text);
  await kernel.execute(setup!.source.join(''));
  const { outputs } = await kernel.execute(cell!.source.join(''));
  expect(outputs).toHaveLength(1);
  expect(outputs[0]!.content.data).toEqual({ 'text/plain': 'v1', 'text/html': '<b>1</b>' });
});
