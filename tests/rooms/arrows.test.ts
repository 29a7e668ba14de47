// The rooms' arrows point one way, from the pages down to the network.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  arrows,
  factsInLiveCode,
  foreignInChapter,
  readAll,
  roomOf,
  roomsImportedBy,
  wrongArrows,
} from './arrows.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = readAll(root, '{src,components}/**/*.{ts,tsx,mjs,astro}');
const chapters = readAll(root, 'content/**/*.mdx');

test('0 imports point the wrong way', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.flatMap(([file, text]) => wrongArrows(file, text))).toEqual([]);
});

test('0 live files of components carry facts into a reader’s tab', () => {
  expect(sources.flatMap(([file, text]) => factsInLiveCode(file, text))).toEqual([]);
  const built = "import { openBook } from '#src/facts/book.ts';";
  const typed = "import type { Facts } from '#src/facts/book.ts';";
  expect(factsInLiveCode('components/figures/A/A.tsx', built)).toHaveLength(1);
  expect(factsInLiveCode('components/figures/A/built.ts', built)).toEqual([]);
  expect(factsInLiveCode('components/figures/A/A.tsx', typed)).toEqual([]);
});

test('every folder of src and components is a room with its own arrows', () => {
  const rooms = new Set(sources.map(([file]) => roomOf(file)).filter((room) => room !== 'src'));
  expect([...rooms].filter((room) => !arrows[room])).toEqual([]);
});

test('every arrow is used', () => {
  const used = new Set(
    sources.flatMap(([file, text]) =>
      roomsImportedBy(file, text).map((room) => `${roomOf(file)} → ${room}`),
    ),
  );
  const drawn = Object.entries(arrows).flatMap(([from, rooms]) =>
    rooms.map((room) => `${from} → ${room}`),
  );
  expect(drawn.filter((arrow) => !used.has(arrow))).toEqual([]);
});

test('0 arrows lead round in a circle', () => {
  const below = (room: string, seen = new Set<string>()): Set<string> => {
    for (const next of arrows[room] ?? []) if (!seen.has(next)) below(next, seen.add(next));
    return seen;
  };
  expect(Object.keys(arrows).filter((room) => below(room).has(room))).toEqual([]);
});

test('0 chapters import, direct or style anything', () => {
  expect(chapters.length).toBeGreaterThan(0);
  expect(chapters.flatMap(([file, text]) => foreignInChapter(file, text))).toEqual([]);
});

test.each([
  [
    'src/nn/dense.ts',
    "import { y } from '../mnist/idx.ts';",
    'src/nn may not import from src/mnist',
  ],
  ['src/nn/dense.ts', "import { readFileSync } from 'node:fs';", 'imports the package node:fs'],
  [
    'src/charts/bars.ts',
    "import { relu } from '#src/nn/index.ts';",
    'src/charts may not import from src/nn',
  ],
  [
    'src/mnist/idx.ts',
    "export { a } from '../session/digit.ts';",
    'src/mnist may not import from src/session',
  ],
  [
    'src/facts/book.ts',
    "const a = await import('#components/index.ts');",
    'src/facts may not import from components',
  ],
  [
    'components/prose/Draw/Draw.astro',
    "---\nimport '../../../tests/nn/a.ts';\n---",
    'components/prose may not import from tests',
  ],
])('in %s, `%s` is found', (file, text, sentence) => {
  expect(wrongArrows(file, text)).toEqual([expect.stringContaining(sentence)]);
});

test.each([
  ['import Draw from "./Draw.astro";\n\nText', 'an import'],
  ['export const a = 1;\n', 'an export'],
  ['<Draw client:load />', 'a client directive'],
  ['<p style="color: red">', 'a style'],
])('in a chapter, `%s` is found', (text, what) => {
  expect(foreignInChapter('a.mdx', text)).toEqual([`a.mdx holds ${what}`]);
});

test('a chapter’s cells may import and its code may speak of styles', () => {
  const text = "```ts cell\nimport { relu } from 'nn';\n```\n\nThe attribute ` style=` says.\n";
  expect(foreignInChapter('a.mdx', text)).toEqual([]);
});
