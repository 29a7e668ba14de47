// How a chapter opens and how it looks on a wide page: read in the HTML and the sheets of dist/.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCourse } from '#src/book/course.ts';
import { documentOf } from './pages.ts';
import { wholeCourse } from './whole-course.ts';

const slugs = readCourse().chapters.map(({ slug }) => slug);
const textOf = (slug: string): Element => documentOf(`${slug}/`).querySelector('.chapter')!;

/** Elements of a chapter before its first section, and its text as a reader sees it when the page opens. */
function opening(slug: string): Element[] {
  const parts = [...textOf(slug).children];
  return parts.slice(
    0,
    parts.findIndex(({ localName }) => localName === 'h2'),
  );
}

function wordsOf(element: Element): number {
  const copy = element.cloneNode(true) as Element;
  for (const unseen of copy.querySelectorAll('details, .term-definition, style')) unseen.remove();
  return copy.textContent!.split(/\s+/).filter(Boolean).length;
}

test('each chapter opens with a figure or a picture: after at most 120 words, and before its first section', () => {
  expect(slugs.length).toBeGreaterThan(wholeCourse(15));
  const late = slugs.flatMap((slug) => {
    const parts = opening(slug);
    const place = parts.findIndex((part) => part.matches('figure'));
    if (place < 0) return [`${slug}: none before the first section`];
    const words = parts.slice(0, place).reduce((sum, part) => sum + wordsOf(part), 0);
    return words > 120 ? [`${slug}: after ${words} words`] : [];
  });
  expect(late).toEqual([]);
});

test('what opens a chapter asks: its caption has a question, its strip is drawn and has words for who cannot see it', () => {
  const strips = slugs.flatMap((slug) => [...textOf(slug).querySelectorAll('.opening')]);
  expect(strips.length).toBeGreaterThan(wholeCourse(10));
  for (const strip of strips) {
    expect(strip.querySelector('figcaption')!.textContent).toContain('?');
    const picture = strip.querySelector('[role=img]')!;
    expect(picture.getAttribute('aria-label')).toMatch(/\w{3}.*\.$/);
    const files = [...picture.querySelectorAll('span')].map(
      (layer) => /url\((?:\.\.\/)*(.+?)\)/.exec(layer.getAttribute('style')!)![1]!,
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      expect(readFileSync(join('dist', file)).subarray(1, 4).toString()).toBe('PNG');
  }
});

/** The selectors that a page's sheets take out of the measure on a wide page: those whose right margin is below nothing. */
function wideSelectors(slug: string): string[] {
  const sheets = [...documentOf(`${slug}/`).querySelectorAll('link[rel=stylesheet]')].map((link) =>
    readFileSync(join('dist', slug, link.getAttribute('href')!), 'utf8'),
  );
  return sheets.flatMap((sheet) =>
    [
      ...sheet.matchAll(
        /(\.chapter\s*>\s*(?::is\([^{}]+|\.opening\s*))\{[^}]*margin-right:\s*calc\(-1/g,
      ),
    ].map(([, selector]) => selector!),
  );
}

test('each chapter has a figure or a strip that breaks the measure, code apart', () => {
  const narrow = slugs.filter((slug) => {
    const selectors = wideSelectors(slug);
    expect(selectors.length).toBeGreaterThan(0);
    return !selectors.some((selector) =>
      Array.from(textOf(slug).querySelectorAll(selector)).some(
        (part) => part.localName === 'figure',
      ),
    );
  });
  expect(narrow).toEqual([]);
});
