// A number that a page shows more than once is the same each time.
import { expect, test } from 'vitest';
import { builtPages } from '#src/tools/site/pages.ts';
import { documentOf, valuesOf } from './pages.ts';

const pages = builtPages().filter((path) => !path.startsWith('testbed'));

test.each(pages)('/%s: a name that is shown more than 1 time shows 1 value', (path) => {
  const several = [...valuesOf(documentOf(path).body)].filter(
    ([, values]) => new Set(values).size > 1,
  );
  expect(several).toEqual([]);
});
