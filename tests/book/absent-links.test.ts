// A link to a chapter that the course leaves out is plain text, or leads to the published book.
import { expect, test } from 'vitest';
import { whereChapterIs, withoutAbsentLinks } from '#src/book/absent-links.ts';
import type { Course } from '#src/book/course.ts';

const chapter = (slug: string, number?: number) => ({
  slug,
  file: `content/one/${slug}.mdx`,
  partTitle: 'Part 1',
  number,
});
const course = (published?: string): Course => ({
  title: 'A book',
  published,
  parts: [],
  chapters: [chapter('inputs', 1)],
  leftOut: [chapter('speed')],
});

const page = `<p>See <a class="a > b" href="/speed/#figure-train-now">the <em>figure</em></a>,
<a href="/inputs/">the inputs</a>, <a href="/speeds/">others</a>, <a href="#speed">here</a> and
<a href="https://example.org/speed/">there</a>.</p>`;

test('the words of the link stay, and all other links', () => {
  const plain = withoutAbsentLinks(page, course());
  expect(plain).toBe(
    page.replace(
      '<a class="a > b" href="/speed/#figure-train-now">the <em>figure</em></a>',
      'the <em>figure</em>',
    ),
  );
});

test('where the book is published, the link leads there, to the same place', () => {
  const linked = withoutAbsentLinks(page, course('https://example.org/$&/'));
  expect(linked).toBe(
    page.replace('"/speed/#figure', () => '"https://example.org/$&/speed/#figure'),
  );
});

test('a page of a course that leaves nothing out stays as it is', () => {
  expect(withoutAbsentLinks(page, { ...course(), leftOut: [] })).toBe(page);
});

test('an address is the chapter’s own, the published one, or none', () => {
  expect(whereChapterIs(course(), 'inputs')).toBe('inputs/');
  expect(whereChapterIs(course(), 'speed')).toBeUndefined();
  expect(whereChapterIs(course('https://example.org/'), 'speed')).toBe(
    'https://example.org/speed/',
  );
});
