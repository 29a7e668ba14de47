// Text on a share image never leaves its column.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardWidth, createCard } from '../../src/integrations/share/card.ts';
import { readColours } from '../../src/integrations/share/colours.ts';
import { openLetters } from '../../src/integrations/share/letters.ts';
import { createMarks } from '../../src/integrations/share/marks.ts';
import { wrap } from '../../src/integrations/share/wrap.ts';

const root = new URL('../../', import.meta.url);
const measure = (text: string) => text.length;
const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 });

test('a wrapped text keeps every word in order, and no line is wider than its column', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 12, max: 60 }), (list, width) => {
      const lines = wrap(list.join(' '), width, measure);
      expect(lines.join(' ')).toBe(list.join(' '));
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
    }),
  );
});

test('a title does not end in a lonely word where its lines could be even', () => {
  expect(wrap('one two three four five six', 24, measure)).toEqual([
    'one two three',
    'four five six',
  ]);
});

async function cardMaker() {
  const letters = await openLetters();
  return { letters, card: createCard(letters, createMarks(letters, await readColours(root))) };
}

const text = { eyebrow: 'Chapter 12 · 15 minutes', question: 'What for?', book: 'A book' };

test('letters are as wide as the font says, with “AV” closer than its letters alone', async () => {
  const { letters } = await cardMaker();
  const style = { face: 'literata', size: 100 } as const;
  const apart = letters.width('A', style) + letters.width('V', style);
  expect(letters.width('AV', style)).toBeLessThan(apart - 3);
  expect(letters.width('AV', { ...style, size: 200 })).toBeCloseTo(2 * letters.width('AV', style));
});

test('a title of 100 letters still fits into the card, and one that cannot is named', async () => {
  const { card } = await cardMaker();
  const long =
    'The learning rate and everything that may go wrong when it is chosen too large or far too small';
  expect(card({ ...text, title: long }, '')).toContain(`width="${cardWidth}"`);
  expect(() => card({ ...text, title: 'Long'.repeat(20) }, '')).toThrow(/LongLong.*too long/);
});
