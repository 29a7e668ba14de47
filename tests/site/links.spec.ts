// No link of the built book is broken, at the root of a host or below a course's path.
import { expect, test } from '@playwright/test';
import { brokenLinks } from './harness/links.ts';

for (const base of ['/', '/some/course/']) {
  test(`0 links are broken under ${base}`, () => {
    expect(brokenLinks('dist', base)).toEqual([]);
  });
}
