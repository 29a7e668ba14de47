// The book sounds like English said aloud: no pattern of a translation, and few numbers in one paragraph.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readAll } from '../rooms/arrows.ts';
import { paragraphsOf } from './paragraph-numbers.ts';
import { type Found, patterns, patternsIn } from './voice-patterns.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Everything that readers read. */
const read = [
  'content/part-*/*.mdx',
  'content/{pages/,}*.mdx',
  'content/*.yaml',
  'components/{controls,figures,page,pictures,prose}/**/*.{ts,tsx,astro}',
].flatMap((pattern) => readAll(root, pattern));

/** What may stay, in the words that are found, each with its reason. */
const allowed: { file: RegExp; words: RegExp; because: string }[] = [];

const isAllowed = (found: Found) =>
  allowed.some(({ file, words }) => file.test(found.file) && words.test(found.words));

test('at most 79 places sound like a translation, of 15 patterns', () => {
  expect(Object.keys(patterns)).toHaveLength(15);
  expect(read.length).toBeGreaterThan(200);
  const found = read
    .flatMap(([file, text]) => patternsIn(file, text))
    .filter((one) => !isAllowed(one));
  expect(found.length).toBeLessThanOrEqual(79);
});

test('no paragraph, caption or answer holds 5 numbers or more', () => {
  const full = readAll(root, 'content/part-*/*.mdx').flatMap(([file, text]) =>
    paragraphsOf(text)
      .filter(({ numbers }) => numbers >= 5)
      .map(({ line, numbers }) => `${file}:${line} holds ${numbers} numbers`),
  );
  expect(full).toEqual([]);
});
