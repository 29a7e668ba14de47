// An excerpt of the search becomes text, whatever stands in it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptPieces } from '#components/page/Search/excerpt.ts';

test('<mark> becomes a marked piece and entities become characters', () => {
  expect(excerptPieces('a &lt;b&gt; <mark>soft&amp;max</mark> c')).toEqual([
    { text: 'a <b> ', marked: false },
    { text: 'soft&max', marked: true },
    { text: ' c', marked: false },
  ]);
});

test('any other tag stays text', () => {
  expect(excerptPieces('<img src=x onerror=alert(1)>')).toEqual([
    { text: '<img src=x onerror=alert(1)>', marked: false },
  ]);
});

test('&amp;lt; is decoded once, not twice', () => {
  expect(excerptPieces('&amp;lt;')).toEqual([{ text: '&lt;', marked: false }]);
});

test('0 characters are lost for 1,000 texts of any kind', () => {
  const escape = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.boolean())), (parts) => {
      const html = parts.map(([t, m]) => (m ? `<mark>${escape(t)}</mark>` : escape(t))).join('');
      const text = excerptPieces(html).map((piece) => piece.text);
      expect(text.join('')).toBe(parts.map(([t]) => t).join(''));
    }),
    { numRuns: 1000 },
  );
});
