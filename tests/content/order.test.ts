// The order of the chapters is content/course.yaml's: a teacher moves them and leaves them out, and no sentence may then be untrue.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('0 chapters call another the next, the last or the previous one: they name it, and link to it', () => {
  const chapters = globSync('content/part-*/*.mdx');
  expect(chapters.length).toBeGreaterThan(0);
  const found = chapters.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\b(?:next|last|previous|following) chapter\b/gi)].map(
      ({ 0: words }) => `${file}: ${words}`,
    ),
  );
  expect(found).toEqual([]);
});
