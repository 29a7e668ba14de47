// The glossary and the references hold what the chapters and pages name, and nothing that none of them names.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readCourse } from '#src/book/course.ts';
import { readAll } from '../rooms/arrows.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => parse(readFileSync(`${root}content/${file}`, 'utf8'));

interface Entry {
  term: string;
  definition: string;
  chapter: string;
  see?: string[];
}
const glossary = read('glossary.yaml') as Record<string, Entry>;
const references = read('references.yaml') as Record<string, { address?: string; note: string }>;
/** Those that are left out as well: an entry may wait for its chapter. */
const course = readCourse(root);
const chapters = [...course.chapters, ...course.leftOut].map(
  ({ file }): [file: string, text: string] => [file, readFileSync(root + file, 'utf8')],
);
const pages = readAll(root, 'content/pages/*.mdx');
const models = read('models.yaml') as Record<string, { published?: { by: string } }>;

const namesIn = (text: string, tag: string, attribute: string) =>
  [...text.matchAll(new RegExp(`<${tag}\\s+${attribute}="([^"]*)"`, 'g'))].map(([, name]) => name!);
const all = (tag: string, attribute: string) =>
  new Set([...chapters, ...pages].flatMap(([, text]) => namesIn(text, tag, attribute)));
const slug = (file: string) => basename(file, '.mdx');

test('every <Term> of the chapters names an entry, and every entry is marked in a chapter', () => {
  expect(chapters.length).toBeGreaterThan(0);
  expect([...all('Term', 'name')].toSorted()).toEqual(Object.keys(glossary).toSorted());
});

test('every <Cite> and every published number names a work, and every work but the article is cited', () => {
  const works = Object.keys(references).filter((key) => key !== 'article');
  const published = Object.values(models).flatMap((model) => model.published?.by ?? []);
  const cited = new Set([...all('Cite', 'key'), ...published]);
  expect([...cited].toSorted()).toEqual(works.toSorted());
});

test('each term is marked at most once in a chapter', () => {
  const twice = chapters.flatMap(([file, text]) => {
    const names = namesIn(text, 'Term', 'name');
    return names.filter((name, place) => names.indexOf(name) !== place).map((n) => `${file}: ${n}`);
  });
  expect(twice).toEqual([]);
});

test('each entry’s chapter is the first of the course that marks the term, or one that is left out and marks it', () => {
  const wrong = Object.entries(glossary).flatMap(([name, { chapter }]) => {
    const marking = chapters
      .filter(([, text]) => namesIn(text, 'Term', 'name').includes(name))
      .map(([file]) => slug(file));
    const isLeftOut = course.leftOut.some((one) => one.slug === chapter);
    const isRight = isLeftOut ? marking.includes(chapter) : marking[0] === chapter;
    return isRight ? [] : [`${name}: ${chapter}, first in ${marking[0]}`];
  });
  expect(wrong).toEqual([]);
});

test('definitions are one sentence of at most 160 characters', () => {
  expect(Object.keys(glossary).length).toBeGreaterThanOrEqual(25);
  const long = Object.values(glossary).filter(
    ({ definition }) => definition.length > 160 || !/^\S[^\n]*\.$/.test(definition),
  );
  expect(long).toEqual([]);
});

test('“see also” names other entries', () => {
  const lost = Object.entries(glossary).flatMap(([name, { see = [] }]) =>
    see.filter((other) => other === name || !(other in glossary)).map((o) => `${name}: ${o}`),
  );
  expect(lost).toEqual([]);
});

test('every work has a note, and an address where it has one is a whole one', () => {
  for (const { address, note } of Object.values(references)) {
    expect(note).toMatch(/\S.{20}/);
    expect(address ?? 'https://').toMatch(/^https?:\/\//);
  }
});
