// What a reader changed is not lost by what is kept beside it: too long, damaged, of another edition, of another tab.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dropEdit, keepEdit, keptEdits, longestText, setAside } from '#src/notebook/edits.ts';
import { openTexts } from '#src/notebook/page/texts.ts';
import type { CellRecord, ChapterRecord } from '#src/notebook/record.ts';

const name = '/#cells:c';
let stored: Map<string, string>;
/** Characters for which there is room in all. */
let room: number;

beforeEach(() => {
  stored = new Map();
  room = Infinity;
  vi.stubGlobal('window', { self: 0, top: 0 });
  vi.stubGlobal('document', { baseURI: 'https://example.org/', querySelector: () => null });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem(key: string, text: string) {
      const size = [...stored].reduce(
        (sum, [other, one]) => sum + (other === key ? 0 : one.length),
        0,
      );
      if (size + text.length > room) throw new DOMException('full', 'QuotaExceededError');
      stored.set(key, text);
    },
    removeItem: (key: string) => stored.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

const cell = (of: string, text: unknown, hash: unknown = 'h') => ({ name: of, text, hash });
const whole = (...cells: unknown[]) => JSON.stringify({ version: 1, cells });

const record = (...names: string[]): ChapterRecord => ({
  chapter: 'c',
  title: 'C',
  needs: [],
  cells: names.map((one): CellRecord => ({
    name: one,
    role: 'cell',
    source: 'the book’s',
    line: 1,
    manual: false,
    hidden: false,
    readonly: false,
    expectError: false,
    compiled: { body: '', declares: [], reads: [], assigns: [], imports: [] },
    hash: 'h',
    result: { outputs: [] },
  })),
});

const strange: [what: string, entry: unknown][] = [
  ['a text that is too long', cell('a', 'x'.repeat(longestText + 1))],
  ['a text that is a number', cell('a', 7)],
  ['no text', { name: 'a', hash: 'h' }],
  ['a key of another edition', { ...cell('a', 'x'), line: 3 }],
  ['a name that is too long', cell('a'.repeat(101), 'x')],
  ['a hash that is too long', cell('a', 'x', 'h'.repeat(101))],
  ['null', null],
  ['a list', ['a', 'x']],
  ['the same name twice', cell('b', 'again')],
];

test(`${strange.length} entries that cannot be read cost no other cell its change, and are still there after a write`, () => {
  for (const [what, entry] of strange) {
    stored.set(name, whole(cell('b', 'hers'), entry));
    expect({ what, text: keptEdits('c').get('b')?.text }).toEqual({ what, text: 'hers' });
    keepEdit('c', 'other', { text: 'typed', hash: 'h' });
    expect(keptEdits('c').get('other')?.text).toBe('typed');
    expect(JSON.parse(stored.get(name)!).cells).toContainEqual(entry);
    dropEdit('c', 'b', 'hers');
    dropEdit('c', 'other', 'typed');
    expect(JSON.parse(stored.get(name)!).cells).toEqual([entry]);
  }
});

test('a text that is too long is not kept, and the one before it stays', () => {
  expect(keepEdit('c', 'a', { text: 'short', hash: 'h' })).toBe(true);
  expect(keepEdit('c', 'a', { text: 'x'.repeat(longestText + 1), hash: 'h' })).toBe(false);
  expect(keptEdits('c').get('a')?.text).toBe('short');
  const texts = openTexts(record('a', 'b'));
  texts.set('b', 'x'.repeat(longestText + 1));
  expect([texts.isTooLong('a'), texts.isTooLong('b')]).toEqual([false, true]);
  texts.flush();
  expect([...keptEdits('c')].map(([of]) => of)).toEqual(['a']);
});

const unreadable: [what: string, text: string][] = [
  ['a newer version', JSON.stringify({ version: 2, cells: [cell('a', 'newer')] })],
  ['a key more', JSON.stringify({ version: 1, cells: [], more: 1 })],
  ['a text cut short', whole(cell('a', 'x')).slice(0, -3)],
  ['another’s', 'hello'],
  ['null', 'null'],
  ['nothing', ''],
];

test(`${unreadable.length} stores that cannot be read are set aside whole before anything is written, and named`, () => {
  for (const [what, text] of unreadable) {
    stored.clear();
    stored.set(name, text);
    const { aside, ...texts } = openTexts(record('a'));
    expect({ what, aside }).toEqual({ what, aside: { name: 'cells:c:set-aside', isSafe: true } });
    expect(stored.get(name)).toBe(text);
    texts.set('a', 'typed');
    texts.flush();
    expect(stored.get('/#cells:c:set-aside')).toBe(text);
    expect(keptEdits('c').get('a')?.text).toBe('typed');
    expect(openTexts(record('a')).aside).toBeUndefined();
  }
  // A second one takes nothing from the first.
  stored.set(name, 'another day’s');
  expect(setAside('c')).toEqual({ name: 'cells:c:set-aside-2', isSafe: true });
  expect(stored.get('/#cells:c:set-aside')).toBe('');
});

test('where there is no room to set it aside, it stays where it is and nothing is written over it', () => {
  const text = JSON.stringify({ version: 2, cells: [] });
  stored.set(name, text);
  room = text.length + 5;
  const texts = openTexts(record('a'));
  expect(texts.aside).toEqual({ name: 'cells:c:set-aside', isSafe: false });
  texts.set('a', 'x');
  texts.flush();
  expect([...stored]).toEqual([[name, text]]);
});

test('a reset in one tab drops what that tab knew, and nothing that another has written since', () => {
  stored.set(name, whole(cell('a', 'both know'), cell('b', 'both know')));
  const here = openTexts(record('a', 'b', 'd'));
  const there = openTexts(record('a', 'b', 'd'));
  there.set('b', 'just written');
  there.set('d', 'just written too');
  there.flush();
  expect([...here.changed().keys()].map((one) => [one, here.reset(one)])).toEqual([
    ['a', true],
    ['b', false],
  ]);
  expect([...keptEdits('c')].map(([of, { text }]) => [of, text])).toEqual([
    ['b', 'just written'],
    ['d', 'just written too'],
  ]);
});

test('a change to a cell that the chapter has no more is deleted, but not what another tab has written since', () => {
  stored.set(name, whole(cell('gone', 'both know'), cell('left', 'both know')));
  const here = openTexts(record('a'));
  const there = openTexts(record('a', 'left'));
  there.set('left', 'just written');
  there.flush();
  expect(here.lost().map(([one]) => [one, here.dropLost(one)])).toEqual([
    ['gone', true],
    ['left', false],
  ]);
  expect([...keptEdits('c')].map(([of, { text }]) => [of, text])).toEqual([
    ['left', 'just written'],
  ]);
});

test('a second link replaces the first whole, and neither touches what is kept', () => {
  stored.set(name, whole(cell('a', 'hers')));
  const texts = openTexts(record('a', 'b'));
  texts.lay(
    new Map([
      ['a', 'first'],
      ['b', 'first'],
    ]),
  );
  texts.set('b', 'typed into the first');
  texts.lay(new Map([['b', 'second']]));
  expect([texts.of('a'), texts.of('b')]).toEqual(['hers', 'second']);
  texts.discardLayer();
  expect([texts.of('a'), texts.of('b')]).toEqual(['hers', 'the book’s']);
  expect(stored.get(name)).toBe(whole(cell('a', 'hers')));
});
