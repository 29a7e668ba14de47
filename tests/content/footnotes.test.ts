// Side notes that become footnotes: a mark in the right paragraph, and no id twice.
import { expect, test } from 'vitest';
import { footnotes } from '#src/book/footnotes.ts';

const note = (inner: string) => `<aside class="side-note">${inner}</aside>`;

test('a note before a paragraph leaves mark 1 at that paragraph’s end, one before a figure mark 2 at the end of the one before', () => {
  const html = `<h2>A</h2>${note('<p>one</p>')}<p>first</p><p>second</p>${note('two')}<figure></figure>`;
  const { text, notes } = footnotes(html);
  expect(notes).toEqual(['<p>one</p>', 'two']);
  expect(text).toMatch(
    /first<a class="note-mark" id="note-mark-1" href="#note-1"[^>]*>.*?<\/a><\/p>/,
  );
  expect(text).toMatch(
    /second<a class="note-mark" id="note-mark-2" href="#note-2"[^>]*>.*?<\/a><\/p>/,
  );
  expect(text.match(/note-mark"/g)).toHaveLength(2);
});

test('a footnote has no id of the side note, and its terms still find their line', () => {
  const term = (head: string) =>
    `<a class="term" href="/glossary/#logit" aria-describedby="${head}term-logit-definition">logit</a>` +
    `<span class="term-definition" id="${head}term-logit" popover=""><span id="${head}term-logit-definition">a score</span></span>`;
  const { notes } = footnotes(`${note(`A ${term('')} is a number.`)}<p>text</p>`);
  expect(notes).toEqual([`A ${term('footnote-')} is a number.`]);
});

test('a chapter without notes stays as it is, and a note without a paragraph is an error', () => {
  expect(footnotes('<p>text</p>')).toEqual({ text: '<p>text</p>', notes: [] });
  expect(() => footnotes(`<h2>A</h2>${note('alone')}`)).toThrow('A note has no paragraph');
});
