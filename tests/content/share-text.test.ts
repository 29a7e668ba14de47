// Text on a share image is set in the book's own faces and never leaves its column.
import { pathToFileURL } from 'node:url';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { cardHeight, cardWidth, createCard } from '../../src/integrations/share/card.ts';
import { readColours } from '../../src/integrations/share/colours.ts';
import { openText, type SetText, type Style } from '../../src/integrations/share/text.ts';

const root = new URL('../../', import.meta.url);
const style: Style = { face: 'literata', size: 40, weight: 400, colour: '#000000' };
let set: SetText;

beforeAll(async () => {
  set = await openText(pathToFileURL(mkdtempSync(join(tmpdir(), 'share-')) + sep));
});

test('no line is wider than its column, and lines are about equally long', async () => {
  const text = 'Five boxing wizards jump quickly over the lazy dog';
  const one = await set(text, style, 2000);
  for (const column of [300, 400, 600]) {
    const { width, height } = await set(text, style, column);
    expect(width).toBeLessThanOrEqual(column);
    const lines = Math.round(height / one.height);
    expect(lines).toBeGreaterThanOrEqual(Math.ceil(one.width / column));
  }
  // Four of five words fit; three and two leave no lonely word.
  const wide = async (words: string) => (await set(words, style, 2000)).width;
  const even = await set(
    'nnnn nnnn nnnn nnnn nnnn',
    style,
    (await wide('nnnn nnnn nnnn nnnn')) + 9,
  );
  expect(even.width).toBeLessThanOrEqual((await wide('nnnn nnnn nnnn')) + 9);
});

test('letters are those of the faces: Literata is not Inter, bold is wider, “AV” is closer than its letters', async () => {
  const width = async (text: string, change: Partial<Style> = {}) =>
    (await set(text, { ...style, size: 100, ...change }, 5000)).width;
  expect(await width('minimum')).not.toBe(await width('minimum', { face: 'inter' }));
  expect(await width('minimum', { weight: 700 })).toBeGreaterThan((await width('minimum')) + 5);
  expect(await width('AVAVAV')).toBeLessThan((await width('AAA')) + (await width('VVV')) - 5);
  // What HTML would take for a tag is text.
  expect(await width('a<b & c>d')).toBeGreaterThan(await width('abcd'));
});

test('a title of 100 letters still fits into the card, and one that cannot is named', async () => {
  const card = await createCard(set, await readColours(root), new Uint8Array(784));
  const text = { eyebrow: 'Chapter 12 · 15 minutes', question: 'What for?', book: 'A book' };
  const title =
    'The learning rate and everything that may go wrong when it is chosen too large or far too small';
  const { info } = await (
    await card({ ...text, title })
  )
    .png()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([cardWidth, cardHeight]);
  await expect(card({ ...text, title: 'Long'.repeat(20) })).rejects.toThrow(/LongLong.*too long/);
});
