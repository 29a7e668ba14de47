// A link on its way: bent at its end, encoded once more or doubled, it brings its cells or says what is wrong.
import { expect, test } from 'vitest';
import { carries, packedIn, spellings } from '#src/session/link-address.ts';
import { linkLimits, readShared, ShareError, writeShared } from '#src/notebook/share.ts';
import { bendsOf } from '../session/bends.ts';
import { packed } from './harness/link.ts';

const cells = new Map([['relu', 'display("−");\nconst relu = (z: number) => 2 * z;']]);
const shared = { chapter: 'forward-pass', cells };
const good = await writeShared(shared);
const bends = bendsOf(good);

test(`${bends.length} bends of a link bring the very cells it was made of`, async () => {
  for (const [what, hash] of bends)
    expect({ what, found: await readShared(hash).catch(String) }).toEqual({ what, found: shared });
});

test('a link whose own last letter is a dash is read with up to 2 more behind it', async () => {
  let [tried, state] = [0, 1];
  for (let k = 0; k < 400 && tried < 6; k++) {
    const numbers = Array.from({ length: 60 }, () => (state = (state * 48_271) % 2_147_483_647));
    const own = { chapter: 'a', cells: new Map([['a', `display([${numbers.join()}]);`]]) };
    const hash = await writeShared(own);
    if (!/[-_]$/.test(hash)) continue;
    tried++;
    for (const end of ['', '-', '_', '__', '—'])
      expect({ end, found: await readShared(hash + end).catch(String) }).toEqual({
        end,
        found: own,
      });
  }
  expect(tried).toBe(6);
});

const others = [
  '',
  '#',
  '#top',
  '#cells',
  '#cells&run',
  '#my-cells=3',
  '#excel_cells=3',
  '#cell-a',
];

test(`${others.length} fragments that are no link are taken for none`, () => {
  for (const hash of others)
    expect({ hash, isLink: carries(hash, 'cells') }).toEqual({ hash, isLink: false });
  expect(packedIn('#cells=', 'cells')).toBe('');
});

const refused: [what: string, hash: string, words: RegExp][] = [
  ['nothing in it', '#cells=', /damaged/],
  ['cut short', good.slice(0, -9), /damaged/],
  ['a letter for another', `${good.slice(0, 20)}é${good.slice(21)}`, /damaged/],
  ['half an escape', '#cells=%', /damaged/],
  ['of two chapters at once', `${good}${good.slice(1)}`, /damaged/],
  ['too long', `#cells=${'A'.repeat(linkLimits.encodedCharacters + 1)}`, /too long/],
  ['far too long', `#cells=${'A'.repeat(10_000_000)}`, /too long/],
];

const of = (made: [string, string][]) => packed({ v: 1, chapter: 'a', cells: made });
const many = Array.from({ length: 40 }, (_, at): [string, string] => [`c${at}`, 'x\n'.repeat(60)]);
const tooMuch: [what: string, hash: string][] = [
  ['a text of 50,001 letters', of([['a', 'x'.repeat(linkLimits.characters + 1)]])],
  ['a text of 200,001 letters', of([['a', `//${'y'.repeat(200_001)}`]])],
  ['2,001 lines', of([['a', '\n'.repeat(linkLimits.lines)]])],
  ['300,000 lines', of([['a', '\n'.repeat(299_000)]])],
  ['too many lines in all', of(many)],
  ['20 MB', packed('a'.repeat(20_000_000))],
  ['201 signs that nobody sees', of([['a', '\u{200B}a'.repeat(linkLimits.unseen + 1)]])],
];

test(`${refused.length + tooMuch.length} links that cannot be opened say what is wrong`, async () => {
  for (const [what, hash, words] of refused)
    expect({ what, said: await readShared(hash).catch(String) }).toEqual({
      what,
      said: expect.stringMatching(words),
    });
  for (const [what, hash] of tooMuch)
    expect({ what, said: await readShared(hash).catch(String) }).toEqual({
      what,
      said: 'ShareError: This link unpacks to more than a chapter can hold.',
    });
});

test('a link of 200,000 dashes, at its end or before it, has 5 spellings at the most', () => {
  for (const text of ['-'.repeat(200_000), `${'_'.repeat(199_999)}a`])
    expect(spellings(text).length).toBeLessThanOrEqual(5);
  expect(spellings('3Da-')).toEqual(['3Da-', '3Da', 'a-', 'a']);
});

test('a link that could not be opened is not made either', async () => {
  for (const long of ['x'.repeat(linkLimits.characters + 1), '\n'.repeat(linkLimits.lines)])
    await expect(writeShared({ chapter: 'a', cells: new Map([['a', long]]) })).rejects.toThrow(
      ShareError,
    );
});
