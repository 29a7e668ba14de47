// The downloaded notebook is run in Deno's Jupyter kernel, cell after cell, and shows what its cells show in the book.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChapterRecord } from '#src/notebook/record.ts';
import { notebookFile } from '#src/notebook/download/notebook.ts';
import type { Parts } from '#src/notebook/download/parts.ts';
import { type Execution, startKernel } from './deno/kernel.ts';
import { cellRecord, compile, realChapters } from './real-chapters.ts';
import { doubled, expected, expectedDoubled, sample, sampleParts } from './sample.ts';

/** On a very busy computer the kernel may still tell a cell's end before its outputs (showing.ts). */
const patient = { retry: 2 };

let kernel: Awaited<ReturnType<typeof startKernel>>;

beforeAll(async () => {
  kernel = await startKernel();
});
afterAll(() => kernel.stop());

/** Nothing of what ran before is known in it. */
async function startAnew() {
  await kernel.stop();
  kernel = await startKernel();
}

interface Cell {
  id: string;
  cell_type: string;
  source: string[];
}

/** The texts that a notebook shows: an update stands where the first output of its id stood. */
function textsOf({ outputs }: Execution): string[] {
  const texts: string[] = [];
  const places = new Map<string, number>();
  for (const { type, content } of outputs) {
    const { data, transient } = content as {
      data?: Record<string, string>;
      transient?: { display_id?: string };
    };
    const text = data?.['text/plain'] ?? JSON.stringify(content);
    const id = transient?.display_id;
    if (type === 'update_display_data' && id !== undefined) texts[places.get(id)!] = text;
    else if (id !== undefined) places.set(id, texts.push(text) - 1);
    else texts.push(text);
  }
  return texts;
}

const codeCells = (text: string) =>
  (JSON.parse(text).cells as Cell[]).filter(({ cell_type: kind }) => kind === 'code');

async function run(
  record: ChapterRecord,
  parts: Parts,
  edits?: Map<string, string>,
  counts: Record<string, number> = {},
) {
  const shown: Record<string, string[]> = {};
  for (const { id, source } of codeCells(notebookFile(record, parts, edits))) {
    const execution = await kernel.execute(source.join(''), counts[id]);
    shown[id] = textsOf(execution);
    expect({ id, status: execution.status, ...shown }).toMatchObject({ status: 'ok' });
  }
  return shown;
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

/** First outputs of chapters, by arithmetic. */
const arithmetic: Record<string, string[]> = {
  'to-index': ['0', '28', `${27 * 28 + 27}`],
  scale: ['784', '255', '1'],
  'count-parameters': [`${784 * 128 + 128 + 128 * 10 + 10}`],
};

test(
  'the chapters of the book run in the kernel, and each cell shows what it showed when the book was built',
  patient,
  async () => {
    for (const { record, parts } of await realChapters()) {
      await startAnew();
      const shown = await run(record, parts);
      const cells = record.cells.filter(({ role }) => role !== 'solution');
      expect(Object.keys(shown)).toHaveLength(cells.length + 1);
      for (const { name, role, result } of cells) {
        if (arithmetic[name]) expect(shown[name]).toEqual(arithmetic[name]);
        if (role === 'check') continue;
        const built = result.outputs.map((output) =>
          output.kind === 'display' ? output.bundle['text/plain'] : output.error.message,
        );
        // Progress is a bar in the book, and a line in a notebook.
        const lines = shown[name]!.filter((text) => !/^\d+ of \d+$/.test(text));
        expect({ name, lines }).toEqual({ name, lines: built });
      }
    }
  },
);
