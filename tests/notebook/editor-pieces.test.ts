// Pieces of the editor that need no page: its colours are the printed code's, and a new text changes only what differs.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { bundledThemes } from 'shiki';
import { expect, test } from 'vitest';
import { difference } from '../../src/notebook/editor/change-text.ts';
import { colours } from '../../src/notebook/editor/highlighting.ts';

test.each(['light', 'dark'] as const)(
  'each colour is one of github-%s-high-contrast',
  async (theme) => {
    const { default: shiki } = await bundledThemes[`github-${theme}-high-contrast`]();
    const known = JSON.stringify(shiki).toLowerCase();
    const missing = Object.values(colours).filter(
      (pair) => !known.includes(pair[theme === 'light' ? 0 : 1]),
    );
    expect(missing).toEqual([]);
  },
);

test('Shiki prints cells in these two themes', () => {
  const config = readFileSync(new URL('../../astro.config.mjs', import.meta.url), 'utf8');
  expect(config).toContain(
    "light: 'github-light-high-contrast', dark: 'github-dark-high-contrast'",
  );
});

test('the difference of two texts makes the one into the other', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
  fc.assert(
    fc.property(texts, texts, (old, next) => {
      const { from, to, insert } = difference(old, next);
      expect(old.slice(0, from) + insert + old.slice(to)).toBe(next);
    }),
  );
});
