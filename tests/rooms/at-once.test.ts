// What a page is built from is read at once: parts that wait for files would come in another order in every build, and
// with them the numbers of their islands, so that a page had other bytes each time.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const waits = /'node:fs\/promises'|\breadFile\(|\bDecompressionStream\b/;

test('0 modules of the facts, and 0 parts of a page, wait for a file', () => {
  const built = globSync(['src/facts/*.ts', 'components/**/{built,source-of}.ts', 'components/**/*.astro']); // oxfmt-ignore
  expect(built.length).toBeGreaterThan(150);
  const head = (text: string) => text.replace(/<script[\s\S]*/, '');
  const found = built.filter((file) => waits.test(head(readFileSync(file, 'utf8'))));
  expect(found).toEqual([]);
});
