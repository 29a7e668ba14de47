// content/course.yaml: the order of the chapters, their numbers, and a sentence with file and line for each mistake.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chapterIn, readCourse } from '#src/book/course.ts';
import { makeSite } from '../tools/fixture.ts';

const text = '---\ntitle: A title of {part}\n---\n';
const files = {
  'content/one/inputs.mdx': text,
  'content/one/speed.mdx': text,
  'content/one/cost.mdx': text,
  'content/two/sums.mdx': text,
  'content/pages/notes.mdx': text,
};
const sound = `title: A book
parts:
  - title: Part 1
    folder: one
    chapters:
      - inputs
      - cost
  - title: Part 2
    folder: two
    chapters: [sums]
leftOut: [speed]
`;
const courseOf = (yaml: string, more: Record<string, string> = {}) =>
  readCourse(makeSite('course', { ...files, 'content/course.yaml': yaml, ...more }));

test('chapters are numbered from 1 through all parts, and one that is left out has no number', () => {
  const { title, parts, chapters, leftOut } = courseOf(sound);
  expect(title).toBe('A book');
  expect(parts.map((part) => [part.title, part.chapters.length])).toEqual([
    ['Part 1', 2],
    ['Part 2', 1],
  ]);
  expect(chapters).toEqual([
    { slug: 'inputs', file: 'content/one/inputs.mdx', partTitle: 'Part 1', number: 1 },
    { slug: 'cost', file: 'content/one/cost.mdx', partTitle: 'Part 1', number: 2 },
    { slug: 'sums', file: 'content/two/sums.mdx', partTitle: 'Part 2', number: 3 },
  ]);
  expect(leftOut).toEqual([
    { slug: 'speed', file: 'content/one/speed.mdx', partTitle: 'Part 1', number: undefined },
  ]);
});

test('a course is read once as long as it stays, and again when a chapter’s file comes or goes', () => {
  const root = makeSite('course', { ...files, 'content/course.yaml': sound });
  const first = readCourse(root);
  expect(readCourse(root)).toBe(first);
  const late = join(root, 'content/two/late.mdx');
  writeFileSync(late, text);
  expect(() => readCourse(root)).toThrow('content/two/late.mdx:1: content/course.yaml does not');
  rmSync(late);
  expect(readCourse(root)).toEqual(first);
});

test('a part whose chapters are all left out is taken away, and they are known all the same', () => {
  const part = '  - title: Part 2\n    folder: two\n    chapters: [sums]\n';
  const { parts, leftOut } = courseOf(sound.replace(part, '').replace('[speed]', '[speed, sums]'));
  expect(parts.map(({ title }) => title)).toEqual(['Part 1']);
  expect(leftOut[1]).toEqual({
    slug: 'sums',
    file: 'content/two/sums.mdx',
    partTitle: 'Two',
    number: undefined,
  });
  expect(() => courseOf(sound.replace(part, ''))).toThrow(
    'content/two/sums.mdx:1: content/course.yaml does not name this chapter: list “sums” in its part, or in leftOut.',
  );
});

test('the chapters of this book have the numbers 1, 2, 3 …, and each knows its own file', () => {
  const { chapters } = readCourse();
  expect(chapters.map(({ number }) => number)).toEqual(chapters.map((_, place) => place + 1));
  for (const chapter of chapters) expect(chapterIn(chapter.file)).toEqual(chapter);
  expect(chapterIn('content/pages/check-the-article.mdx')).toBeUndefined();
});

test.each([
  [
    'a chapter without a file',
    ['- cost', '- costs'],
    [
      'content/course.yaml:7: There is no content/one/costs.mdx. Did you mean “cost”?',
      'content/one/cost.mdx:1: content/course.yaml does not name this chapter: list “cost” in its part, or in leftOut.',
    ],
  ],
  [
    'a chapter listed twice',
    ['- cost', '- cost\n      - inputs'],
    ['content/course.yaml:8: “inputs” is listed twice, first on line 6.'],
  ],
  [
    'a chapter both listed and left out',
    ['[speed]', '[speed, cost]'],
    ['content/course.yaml:11: “cost” is listed twice, first on line 7.'],
  ],
  [
    'a file that is not listed',
    ['[speed]', '[]'],
    [
      'content/one/speed.mdx:1: content/course.yaml does not name this chapter: list “speed” in its part, or in leftOut.',
    ],
  ],
  [
    'a chapter left out that has no file',
    ['[speed]', '[speed, sped]'],
    [
      'content/course.yaml:11: There is no content/one/sped.mdx or content/two/sped.mdx. Did you mean “speed”?',
    ],
  ],
  [
    'an unknown key',
    ['leftOut:', 'leavOut: []\nleftOut:'],
    [
      'content/course.yaml:11: “leavOut” is no key here; the course has title, parts, leftOut, published.',
    ],
  ],
  [
    'an unknown key of a part',
    ['    folder: two', '    folder: two\n    sheet: yes'],
    ['content/course.yaml:10: “sheet” is no key here; a part has title, folder, chapters.'],
  ],
  [
    'an empty part',
    ['chapters: [sums]', 'chapters: []'],
    [
      'content/course.yaml:8: The part “Part 2” holds no chapter: list one, or take the part away, and name its chapters in leftOut.',
    ],
  ],
  [
    'a missing title',
    ['title: A book\n', ''],
    ['content/course.yaml:1: the course has no “title”.'],
  ],
  [
    'chapters that are no list',
    ['chapters: [sums]', 'chapters: sums'],
    [
      'content/course.yaml:10: “chapters” should be a list, each entry on a line after “- ”.',
      'content/course.yaml:8: The part “Part 2” holds no chapter: list one, or take the part away, and name its chapters in leftOut.',
    ],
  ],
  [
    'a folder of two parts',
    ['folder: two', 'folder: one'],
    [
      'content/course.yaml:9: The folder one belongs to the part on line 4.',
      'content/course.yaml:10: There is no content/one/sums.mdx.',
      'content/two/sums.mdx:1: content/course.yaml does not name this chapter: list “sums” in its part, or in leftOut.',
    ],
  ],
  [
    'two parts of one name',
    ['title: Part 2', 'title: Part 1'],
    ['content/course.yaml:8: Two parts are called “Part 1”.'],
  ],
  [
    'an address that is no folder',
    ['leftOut:', 'published: example.org\nleftOut:'],
    [
      'content/course.yaml:11: “published” should be the address of a folder, such as https://example.org/book/.',
    ],
  ],
  [
    'what is not YAML',
    ['leftOut: [speed]', 'leftOut: [speed'],
    [expect.stringMatching(/^content\/course\.yaml:1[12]: is not YAML: /)],
  ],
])('%s is told with file and line', (_what, [from, to], sentences) => {
  expect(sound).toContain(from);
  const told = () => courseOf(sound.replace(from!, to!));
  let message = '';
  try {
    told();
  } catch (error) {
    ({ message } = error as Error);
  }
  expect(message.split('\n')).toEqual(sentences);
});

test('a chapter may not take the address of another page', () => {
  const told = () =>
    courseOf(sound.replace('- cost', '- cost\n      - notes'), { 'content/one/notes.mdx': text });
  expect(told).toThrow('content/course.yaml:8: /notes/ is the address of another page.');
});
