// Side notes that unfold on a phone: a mark in the right paragraph, an id to lead to, and a way back.
import { expect, test } from 'vitest';
import { withNoteMarks } from '#src/book/note-marks.ts';

const note = (inner: string) => `<aside class="side-note">${inner}</aside>`;
const mark = (number: number) =>
  `<a class="note-mark" id="note-mark-${number}" href="#note-${number}" role="doc-noteref" aria-label="Note ${number}"><sup>${number}</sup></a>`;
const unfolded = (number: number, inner: string) =>
  `<aside id="note-${number}" class="side-note">${inner}<a class="note-back" href="#note-mark-${number}" aria-label="Close note ${number}">×</a></aside>`;

test('a note before a paragraph leaves mark 1 at that paragraph’s end, one before a figure mark 2 at the end of the one before, and each leads to its note and back', () => {
  const html = `<h2>A</h2>${note('<p>one</p>')}<p>first</p><p>second</p>${note('two')}<figure></figure>`;
  expect(withNoteMarks(html)).toBe(
    `<h2>A</h2>${unfolded(1, '<p>one</p>')}<p>first${mark(1)}</p><p>second${mark(2)}</p>${unfolded(2, 'two')}<figure></figure>`,
  );
});

test('of two notes beside one paragraph the marks come in their order', () => {
  expect(withNoteMarks(`${note('a')}<p>text</p>${note('b')}`)).toBe(
    `${unfolded(1, 'a')}<p>text${mark(1)}${mark(2)}</p>${unfolded(2, 'b')}`,
  );
});

test('each id of a note and its terms occurs once in the page', () => {
  const term =
    '<a class="term" href="/glossary/#logit" aria-describedby="term-logit-definition">logit</a>' +
    '<span class="term-definition" id="term-logit" popover=""><span id="term-logit-definition">a score</span></span>';
  const text = withNoteMarks(`${note(`A ${term} is a number.`)}<p>text</p>`);
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toEqual(['note-1', 'term-logit', 'term-logit-definition', 'note-mark-1']);
});

test('a chapter without notes stays as it is, and a note without a paragraph is an error', () => {
  expect(withNoteMarks('<p>text</p>')).toBe('<p>text</p>');
  expect(() => withNoteMarks(`<h2>A</h2>${note('alone')}`)).toThrow('A note has no paragraph');
});
