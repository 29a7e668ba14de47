// Code is printed as a textbook prints it: no line of a cell is longer than the width that the formatter gives to chapters.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cellsOf } from '#src/notebook/prepare/chapter.ts';

const most = 72;
const chapters = globSync('content/part-*/*.mdx').map(
  (file) => [file, readFileSync(file, 'utf8')] as const,
);

test('no line that a reader sees in a cell or a solution is longer than 72 characters', () => {
  // What a check is made of stays unseen; what it says is set as text.
  const seen = chapters.flatMap(([file, text]) =>
    cellsOf(text, file).filter(({ hidden, role }) => !hidden && role !== 'check'),
  );
  expect(seen.length).toBeGreaterThan(100);
  const long = seen.flatMap(({ name, source }) =>
    source
      .split('\n')
      .filter(({ length }) => length > most)
      .map((line) => `${name}: ${line.trim()}`),
  );
  expect(long).toEqual([]);
});

test('no other code in a chapter is longer either, and the formatter keeps to the same width', () => {
  const fence = /^```(?!ts cell)(\w+)[^\n]*\n([\s\S]*?)^```$/gm;
  const long = chapters.flatMap(([file, text]) =>
    [...text.matchAll(fence)].flatMap(([, , code]) =>
      code!.split('\n').flatMap((line) => (line.length > most ? [`${file}: ${line}`] : [])),
    ),
  );
  expect(long).toEqual([]);
  const { overrides } = JSON.parse(readFileSync('.oxfmtrc.json', 'utf8')) as {
    overrides: { files: string[]; options: { printWidth?: number } }[];
  };
  const ofChapters = overrides.find(({ files }) => files.includes('content/**/*.mdx'));
  expect(ofChapters?.options.printWidth).toBe(most);
});
