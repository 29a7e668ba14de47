// What holds the lists of characters together from which the font files are cut.
import { expect, test } from 'vitest';
import { faces } from '../../src/integrations/faces.ts';

test.each(faces)('0 characters of $name stand twice in its files', ({ characters }) => {
  const all = [...characters.everyday, ...characters.rare];
  expect(all.filter((one, place) => all.indexOf(one) !== place)).toEqual([]);
});
