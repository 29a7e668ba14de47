// One kit of controls: ranges, radio buttons and numbers with a name are written in it, and nowhere again.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readAll } from './arrows.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = readAll(root, 'components/**/*.{tsx,astro}');
/** The kit itself, sentences with numbers, and the specimens of both. */
const homes = ['components/controls/', 'components/prose/', 'components/testbed/'];
const kept = /type="(?:range|radio)"|<data\b/g;

test('ranges, radio buttons and <data> stand in the kit of controls and in prose alone', () => {
  const atHome = ([file]: (typeof sources)[number]) => homes.some((home) => file.startsWith(home));
  expect(
    sources.filter(atHome).flatMap(([, text]) => text.match(kept) ?? []).length,
  ).toBeGreaterThan(3);
  const strays = sources
    .filter((source) => !atHome(source))
    .flatMap(([file, text]) => (text.match(kept) ?? []).map((found) => `${file}: ${found}`));
  expect(strays).toEqual([]);
});

test('a part of a state is set upon what the state is by then: of two changes in one turn none is lost', () => {
  const found = sources.flatMap(([file, text]) =>
    [...text.matchAll(/\bset([A-Z])(\w*)\(\{\s*\.\.\.(\w+)/g)]
      .filter(([, first, rest, spread]) => `${first!.toLowerCase()}${rest}` === spread)
      .map(([words]) => `${file}: ${words}`),
  );
  expect(found).toEqual([]);
});
