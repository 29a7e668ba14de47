// What is stored of the reader's look: two words, and anything else counts as nothing.
import { expect, test } from 'vitest';
import { readLook } from '#src/session/look.ts';

test('the 6 looks are read as they are kept; nothing and 6 kinds of nonsense are the device’s own in normal type', () => {
  for (const theme of ['system', 'light', 'dark'])
    for (const size of ['normal', 'large'])
      expect(readLook(`${theme} ${size}`)).toEqual({ theme, size });
  for (const text of [null, '', 'DARK LARGE', '{"theme":"dark"}', ' ', 'blue huge', 'large dark'])
    expect(readLook(text)).toEqual({ theme: 'system', size: 'normal' });
});
