// A link on its way: bent at its end, encoded once more or doubled, it brings its cells or says what is wrong.
import { expect, test } from 'vitest';
import { isShared, packedIn } from '#src/notebook/link-address.ts';
import { linkLimits, readShared, ShareError, writeShared } from '#src/notebook/share.ts';
import { packed } from './harness/link.ts';

const cells = new Map([['relu', 'display("−");\nconst relu = (z: number) => 2 * z;']]);
const shared = { chapter: 'forward-pass', cells };
const good = await writeShared(shared);
const text = good.slice('#cells='.length);

const bends: [what: string, hash: string][] = [
  ['as it was made', good],
  ...[
    '.',
    ',',
    ';',
    ':',
    '!',
    '?',
    ')',
    ').',
    ']',
    '}',
    '>',
    '"',
    '”',
    '’',
    "'",
    '*',
    '|',
    '…',
  ].map((sign): [string, string] => [`${sign} behind it`, good + sign]),
  ...['-', '_', '__', '—', '–'].map((sign): [string, string] => [`${sign} behind it`, good + sign]),
  ...['&utm_source=x', '&fbclid=abc', '?ref=mail', '/', '#top', '&cells=x'].map(
    (end): [string, string] => [`${end} behind it`, good + end],
  ),
  ...['%20', '%0A', '%0D%0A', '%C2%A0', '%E2%80%8B', '%29.', '%22', '+'].map(
    (end): [string, string] => [`${end} behind it`, good + end],
  ),
  ...[
    '\u{200B}',
    '\u{FEFF}',
    '\u{2060}',
    '\u{AD}',
    '\u{200E}',
    '\u{202C}',
    '\u{A0}',
    ' ',
    '\n',
  ].map((sign): [string, string] => [
    `U+${sign.codePointAt(0)!.toString(16)} behind it`,
    good + sign,
  ]),
  ['a zero-width space in its middle', `${good.slice(0, 30)}\u{200B}${good.slice(30)}`],
  ['a soft hyphen in its middle', `${good.slice(0, 30)}%C2%AD${good.slice(30)}`],
  ['a line end in its middle', `${good.slice(0, 30)}%0D%0A${good.slice(30)}`],
  ['an encoded equals sign', `#cells%3D${text}`],
  ['an equals sign encoded twice', `#cells%253D${text}`],
  ['an equals sign of HTML', `#cells&#61;${text}`],
  ['an equals sign of a mail', `#cells=3D${text}`],
  ['a wide equals sign', `#cells＝${text}`],
  ['two number signs', `##cells=${text}`],
  ['an encoded number sign', `#%23cells=${text}`],
  ['a zero-width space before it', `#\u{200B}cells=${text}`],
  ['a router’s sign before it', `#!/cells=${text}`],
  ['something of a platform before it', `#utm_source=x&cells=${text}`],
  ['a capital', `#Cells=${text}`],
];

test(`${bends.length} bends of a link bring the very cells it was made of`, async () => {
  for (const [what, hash] of bends)
    expect({ what, found: await readShared(hash).catch(String) }).toEqual({ what, found: shared });
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
    expect({ hash, isLink: isShared(hash) }).toEqual({ hash, isLink: false });
  expect(packedIn('#cells=')).toBe('');
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

test('a link that could not be opened is not made either', async () => {
  for (const long of ['x'.repeat(linkLimits.characters + 1), '\n'.repeat(linkLimits.lines)])
    await expect(writeShared({ chapter: 'a', cells: new Map([['a', long]]) })).rejects.toThrow(
      ShareError,
    );
});
