// The notebook of each chapter is run in Deno's Jupyter kernel as a reader takes it away, cell after cell.
import { expect, test } from 'vitest';
import { startKernel } from '../notebook/deno/kernel.ts';
import { runNotebook } from '../notebook/deno/run-notebook.ts';
import { chaptersWithCells } from './downloads.ts';

/** First outputs of chapters, by arithmetic. */
const arithmetic: Record<string, string[]> = {
  'to-index': ['0', '28', `${27 * 28 + 27}`],
  scale: ['784', '255', '1'],
  'count-parameters': [`${784 * 128 + 128 + 128 * 10 + 10}`],
};

/** On a very busy computer the kernel may still tell a cell's end before its outputs (showing.ts). */
const patient = { retry: 2, timeout: 600_000 };

test('there are chapters whose notebooks can be taken away', () => {
  expect(chaptersWithCells().length).toBeGreaterThan(0);
});

test.concurrent.for(chaptersWithCells())(
  '/$slug/: its notebook runs in the kernel, and each cell shows what it showed when the book was built',
  patient,
  async ({ record, file }, { expect: expectHere }) => {
    // Nothing of what ran before is known in it.
    const kernel = await startKernel();
    const shown = await runNotebook(kernel, file('ipynb')).finally(kernel.stop);
    const cells = record.cells.filter(({ role }) => role !== 'solution');
    expectHere(Object.keys(shown)).toHaveLength(cells.length + 1);
    for (const { name, role, result, brief } of cells) {
      if (arithmetic[name]) expectHere(shown[name]).toEqual(arithmetic[name]);
      if (role === 'check') continue;
      const built = result.outputs.map((output) =>
        output.kind === 'display' ? output.bundle['text/plain'] : output.error.message,
      );
      // Progress is a bar in the book, and a line in a notebook.
      const lines = shown[name]!.filter((text) => !/^\d+ of \d+$/.test(text));
      // The book shows the beginning of a long cell, and a kernel goes on to its end.
      const compared = brief ? lines.slice(0, built.length) : lines;
      expectHere({ name, lines: compared }).toEqual({ name, lines: built });
    }
  },
);
