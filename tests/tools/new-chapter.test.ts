// `npm run new chapter SLUG` writes a chapter and its line in the course, and both pass the checks of the content.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'oxfmt';
import { expect, test } from 'vitest';
import { tagFiles } from '#components/tag-files.ts';
import { contentProblems } from '#src/book/check-content.ts';
import { readCourse } from '#src/book/course.ts';
import { cellsOf } from '#src/notebook/prepare/chapter.ts';
import { recordOf } from '#src/notebook/prepare/record.ts';
import { newChapter } from '#src/tools/new/chapter.ts';
import { patternsIn } from '../content/voice-patterns.ts';
import { foreignInChapter } from '../rooms/arrows.ts';
import { makeSite, repository } from './fixture.ts';

const read = (root: string, file: string) => readFileSync(join(root, file), 'utf8');
const entry = 'logit:\n  chapter: inputs\n';
const courseOf = (chapters: string) => `# Mine.
title: A book
parts:
  - title: Part 1
    folder: one
    chapters: ${chapters}
# Waits.
leftOut: [speed]
`;
const site = (chapters: string) =>
  makeSite('new-chapter', {
    'content/course.yaml': courseOf(chapters),
    'content/one/inputs.mdx': '---\ntitle: Inputs\n---\n',
    'content/one/speed.mdx': '---\ntitle: Speed\n---\n',
    'content/pages/check-the-article.mdx': 'Words.\n',
    'content/glossary.yaml': entry,
    'content/references.yaml': entry,
    'content/questions.yaml': entry,
    'content/models.yaml': entry,
  });

test.each([
  ['one a line', '\n      - inputs # first', '\n      - inputs # first\n      - gradient-descent'],
  ['between brackets', '[inputs] # all', '[inputs, gradient-descent] # all'],
])('the course has one more line, and all else as it was: chapters %s', (_how, before, after) => {
  const root = site(before);
  const told = newChapter(root, 'gradient-descent');
  expect(told[0]).toBe('content/one/gradient-descent.mdx: the text of chapter 2.');
  expect(read(root, 'content/course.yaml')).toBe(courseOf(after));
  expect(readCourse(root).chapters.map(({ slug }) => slug)).toEqual(['inputs', 'gradient-descent']);
});

const withPart2 = (lines: string) =>
  courseOf('[inputs]').replace(
    '# Waits.',
    `  - title: Part 2\n    folder: part-2\n    chapters:\n${lines}# Waits.`,
  );

test('the first chapter of a part that is not there makes the part, and the next one joins it', () => {
  const root = site('[inputs]');
  const told = newChapter(root, 'part-2/backpropagation');
  expect(told[0]).toBe('content/part-2/backpropagation.mdx: the text of chapter 2.');
  expect(told[1]).toContain('the new part “Part 2”');
  expect(read(root, 'content/course.yaml')).toBe(withPart2('      - backpropagation\n'));
  newChapter(root, 'part-2/gradient-descent');
  const both = '      - backpropagation\n      - gradient-descent\n';
  expect(read(root, 'content/course.yaml')).toBe(withPart2(both));
  // Into a part before the last: what comes after is numbered anew.
  expect(newChapter(root, 'one/training')[0]).toContain('the text of chapter 2.');
  expect(readCourse(root).chapters.map(({ slug, number }) => `${number} ${slug}`)).toEqual([
    '1 inputs',
    '2 training',
    '3 backpropagation',
    '4 gradient-descent',
  ]);
});

test('a new part begins on its own line, behind a comment or an empty line too', () => {
  for (const [before, after] of [
    ['\n      - inputs # first', '      - inputs # first\n  - title: Part 2\n'],
    ['\n      - inputs\n', '      - inputs\n'],
  ] as const) {
    const root = site(before);
    newChapter(root, 'part-2/backpropagation');
    expect(read(root, 'content/course.yaml')).toContain(after);
    expect(readCourse(root).parts.map(({ title, folder }) => [title, folder])).toEqual([
      ['Part 1', 'one'],
      ['Part 2', 'part-2'],
    ]);
  }
});

test('the new chapter is formatted, opens with a picture that asks, sounds like the book, names only what there is, imports nothing, and its cell runs', async () => {
  const root = site('[inputs]');
  newChapter(root, 'gradient-descent');
  const file = 'content/one/gradient-descent.mdx';
  const mdx = read(root, file);
  expect(mdx).toContain('title: Gradient descent\n');
  expect(mdx).toMatch(/^---\n\n<Opening picture="[\w-]+">[^<#]*\?[^<#]*<\/Opening>\n/m);
  const options = JSON.parse(read(repository, '.oxfmtrc.json'));
  const { ignorePatterns: _, ...style } = options;
  expect((await format(file, mdx, style)).code).toBe(mdx);
  const tags = new Set(tagFiles(repository).map(({ tag }) => tag));
  expect(contentProblems(root, { tags, facts: new Set(['accuracy']) })).toEqual([]);
  expect(foreignInChapter(file, mdx)).toEqual([]);
  expect(patternsIn(file, mdx)).toEqual([]);
  const { cells } = await recordOf(
    cellsOf(mdx, file),
    file,
    'gradient-descent',
    'Gradient descent',
  );
  expect(cells.map(({ result }) => result.outputs.length)).toEqual([1]);
});

test.each([
  ['Gradient Descent', 'small letters and digits'],
  ['inputs', 'There is a chapter “inputs” already: content/one/inputs.mdx.'],
  ['speed', 'There is a chapter “speed” already: content/one/speed.mdx.'],
  ['check-the-article', '/check-the-article/ is the address of another page'],
  ['part-2/inputs', 'There is a chapter “inputs” already: content/one/inputs.mdx.'],
  ['content/part-2/sums', 'small letters and digits'],
  ['pages/sums', '“pages” cannot be one.'],
  ['../sums', '“..” cannot be one.'],
])('“%s” is refused, and nothing is written', (slug, sentence) => {
  const root = site('[inputs]');
  expect(() => newChapter(root, slug)).toThrow(sentence);
  expect(read(root, 'content/course.yaml')).toBe(courseOf('[inputs]'));
});
