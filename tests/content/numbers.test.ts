// What is measured is never typed: a number in a sentence is computed, or is no count at all, or says why it stands there.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { clinicRecord } from '#src/records/index.ts';
import { readAll } from '../rooms/arrows.ts';
import { strangersIn } from './typed-numbers.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Everything that readers read; the testbed shows each part with made-up words, to developers. */
const rooms: [what: string, pattern: string][] = [
  ['chapter', 'content/part-*/*.mdx'],
  ['page beside the chapters', 'content/{pages/,}*.mdx'],
  ['term, question, model or work', 'content/*.yaml'],
  ['part of a page', 'components/{controls,figures,page,pictures,prose}/**/*.{ts,tsx,astro}'],
];

test.each(rooms)('no %s types a number that is measured', (_, pattern) => {
  const files = readAll(root, pattern);
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap(([file, text]) => strangersIn(file, text))).toEqual([]);
});

/** In each kind of place a share that no one has computed, on the third line. */
const planted: [place: string, file: string, text: string][] = [
  ['a chapter', 'a.mdx', '# Title\n\nIt saves 75 % of `75` and <Value name="s-75" as="fixed-2" />.\n'],
  ['a caption', 'a.mdx', '<HalvingCurve>\n\nThe curve ends at 75 %.\n\n</HalvingCurve>\n'],
  ['a question', 'a.mdx', '# Title\n\n<Guess question="Is it 75 %?" choices="2 % | 8 %">\n'],
  ['a table', 'a.mdx', '| a |\n| - |\n| 75 % |\n'],
  ['a glossary line', 'a.yaml', 'saving:\n  term: saving\n  definition: At best 75 %.\n'],
  ['a question of the test', 'a.yaml', 'saving:\n  choices:\n    - \'75 % of {inputs}\'\n'],
  ['a string', 'a.ts', '// 75 % here is a comment.\nexport const words =\n  "It saves 75 %.";\n'],
  ['a template', 'a.ts', 'const n = 2;\nexport const label =\n  `${n} layers save 75 %.`;\n'],
  ['a label', 'a.tsx', 'export const A = () => (\n  <svg viewBox="0 0 75 75"\n    aria-label="It saves 75 %"\n  />\n);\n'],
  ['text between tags', 'a.tsx', 'export const A = () => (\n  <p class="m-75">\n    It saves 75 %.\n  </p>\n);\n'],
  ['braces', 'a.tsx', 'export const A = () => (\n  <p>\n    It saves {75} %.\n  </p>\n);\n'],
  ['an Astro part', 'a.astro', '---\n---\n<p>It saves 75 %.</p>\n'],
]; // oxfmt-ignore

test.each(planted)('a typed 75 %% in %s is found, with its line', (_, file, text) => {
  expect(strangersIn(file, text)).toEqual([
    `${file}:3 types 75: let <Value> compute it, or say why it is typed`,
  ]);
});

const found = (text: string) =>
  strangersIn('a.mdx', text).map((problem) => / types (\S+):/.exec(problem)?.[1] ?? problem);

test('no reason, or none for this number, is no leave', () => {
  expect(found('<Given because="said by the article">75 %</Given> and 75 %')).toEqual(['75']);
  expect(found('{/* given 80: example */}\n\nIt is 80, not 81.')).toEqual(['81']);
  expect(found('{/* given 80: example */}\n\nIt is 80 and 80.')).toEqual(['80']);
  expect(found('<Given because="example">more than 75</Given>')).toEqual(['75']);
  expect(found('<Given because="">75 %</Given>')[0]).toContain('“” is no reason');
  expect(found('<Given because="because">75 %</Given>')[0]).toContain('no reason');
  expect(found('{/* given 80: example */}\n\nNothing.')[0]).toContain('which nothing types');
  expect(found('{/* given 80: example */}\n\n\n\n\n\n\n\n80')[0]).toBe('80');
});

test('names, sizes, years and digits are no counts; a share or a time that looks like one is', () => {
  expect(found('784-128-10, LeNet-5, GPT-3, Part 2, the 1990s, 28 × 28, a 3, the 8, 784 inputs')).toEqual([]);
  expect(found('128 %, 10,000 seconds, 0 %, an 8 % share, 98.03, 101,770, 28, 1 ms, the 5 errors')).toEqual([
    '128', '10,000', '0', '8', '98.03', '101,770', '28', '1', '5',
  ]);
}); // oxfmt-ignore

test('a healthy run has a training loss of about 0.15 after its first epoch, as the clinic says', () => {
  const { training } = clinicRecord.cases['zero-start'].cure.curve;
  expect(training.loss[1]!.toFixed(2)).toBe('0.15');
});
