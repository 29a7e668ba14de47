// The program of each chapter is run by Node as a reader takes it away, and prints what its cells show in the book.
import { expect, test } from 'vitest';
import { readCourse } from '#src/book/course.ts';
import { exampleLabel } from '../mnist/example.ts';
import { runProgram } from '../notebook/run-program.ts';
import { chaptersWithCells } from './downloads.ts';

const softmax = (logits: number[]) => {
  const exponentials = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
  return exponentials.map((one) => one / exponentials.reduce((sum, other) => sum + other, 0));
};

/** What arithmetic and the published data say of each chapter's outputs. */
const arithmetic: Record<string, (string | RegExp)[]> = {
  'why-now': [
    'a 1 if ink < 22000',
    'right: 12 of 12',
    /^980$|980, 1135, 1032/,
    'always 1: 11.35 %',
  ],
  inputs: ['0', '28', `${27 * 28 + 27}`, '784', '255', '1', /^0\.0\d+$/],
  connections: [
    `${784 * 128 + 128 + 128 * 10 + 10}`,
    `1 hidden: ${(100 * (1 - (785 * 256 + 2570) / (785 * 512 + 5130))).toFixed(2)} % saved`,
  ],
  'forward-pass': ['[0, 0, 1.7]', String(exampleLabel), /Float32Array\(10\) \[0\.1, 0\.1/],
  prediction: ['10000 of 10000 answers are the same both ways', softmax([0, 1])[0]!.toFixed(4)],
  representations: [`${128 * 10_000}`],
  embeddings: [
    `${(3 * 4 + 4 * 3) / 25}`,
    '10000 embeddings of 128 numbers',
    // numpy.linalg.eigh: tests/chapters/oracle/embeddings.py
    'variance along the first direction: 4.80',
    '0.75',
  ],
  speed: ['[4.5, 6]'],
  debugging: [`${60_000 - 5000} to train on, 5000 to choose by`, 'false'],
  // Eight filters of 5 × 5, 4 × 4 × 8 numbers after pooling; 24 × 24 places of each filter.
  architecture: [
    `parameters: ${8 * 25 + 8 + 128 * 10 + 10}`,
    `multiplyAdds: ${8 * 25 * 24 ** 2 + 1280}`,
  ],
  cost: [`${2 * (2 * 101_632 + 1280)}`, ((2 * (2 * 101_632 + 1280)) / (6 * 101_770)).toFixed(2)],
  recap: [`${784 * 128}`],
};

test('the chapters of the book run in Node, and print what their cells showed when the book was built', async () => {
  const chapters = chaptersWithCells();
  const course = readCourse();
  const slugs = [...course.chapters, ...course.leftOut].map(({ slug }) => slug);
  expect(slugs).toEqual(expect.arrayContaining(Object.keys(arithmetic)));
  expect(chapters.length).toBeGreaterThan(0);
  for (const { slug, record, file } of chapters) {
    const ran = await runProgram(`${slug}.mts`, file('mts'));
    expect(ran).toMatchObject({ status: 0, errors: '' });
    const text = ran.lines.join('\n');
    for (const each of arithmetic[slug] ?? []) {
      if (typeof each === 'string') expect(text).toContain(each);
      else expect(text).toMatch(new RegExp(each.source, 'm'));
    }
    for (const { role, result } of record.cells)
      for (const output of result.outputs)
        if (output.kind === 'display' && role !== 'solution')
          expect(text).toContain(output.bundle['text/plain']);
  }
}, 600_000);
