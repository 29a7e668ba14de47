// Keys of an input method are nobody's else: every place that hears keys leaves them to it.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isComposing } from '#components/controls/composing.ts';

const hears = /onKey(Down|Up|Press)|['"]key(down|up|press)['"]/;

test('every file that hears keys asks whether they belong to an input method: the search, "/", the pads, the tables', () => {
  const files = globSync('{components,src}/**/*.{ts,tsx,astro}').filter(
    (file) => !file.startsWith('src/tools/') && hears.test(readFileSync(file, 'utf8')),
  );
  expect(files.length).toBeGreaterThanOrEqual(6);
  const deaf = files.filter((file) => !readFileSync(file, 'utf8').includes('isComposing('));
  expect(deaf).toEqual([]);
});

test('a key is an input method’s while it composes, and for Safari when its code is 229', () => {
  const key = (fields: object) =>
    isComposing({ isComposing: false, keyCode: 13, ...fields } as never);
  expect([key({}), key({ isComposing: true }), key({ keyCode: 229 })]).toEqual([false, true, true]);
});
