// What is copied, and what happens in a browser that lets no page copy.
import { globSync, readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { copyText } from '#src/session/copy-text.ts';

class Field {
  isSelected = false;
  focus() {}
  select() {
    this.isSelected = true;
  }
}
const selected: unknown[] = [];

function browser(writeText?: (text: string) => Promise<void>) {
  selected.length = 0;
  vi.stubGlobal('navigator', writeText ? { clipboard: { writeText } } : {});
  vi.stubGlobal('HTMLInputElement', Field);
  vi.stubGlobal('getSelection', () => ({
    selectAllChildren: (one: unknown) => selected.push(one),
  }));
}
afterEach(() => vi.unstubAllGlobals());

test('what is copied is the text, and nothing is selected', async () => {
  const copied: string[] = [];
  browser(async (text) => void copied.push(text));
  const place = {} as Element;
  expect(await copyText('a b', () => place)).toBe(true);
  expect([copied, selected]).toEqual([['a b'], []]);
});

test.each<[string, ((text: string) => Promise<void>) | undefined]>([
  ['without encryption there is no clipboard', undefined],
  ['the reader says no', () => Promise.reject(new Error('NotAllowedError'))],
])('%s: the text is selected where it is shown, in a field or beside it', async (_, writeText) => {
  browser(writeText);
  const [place, field] = [{} as Element, new Field()];
  expect(await copyText('a b', () => place)).toBe(false);
  expect(selected).toEqual([place]);
  expect(await copyText('a b', () => field as unknown as Element)).toBe(false);
  expect(field.isSelected).toBe(true);
  expect(await copyText('a b', () => null)).toBe(false);
});

test('all five places that copy do it by this one function, and say the same where they may not', () => {
  const texts = globSync('{components,src}/**/*.{ts,tsx,astro}')
    .filter((file) => !file.startsWith('src/tools/'))
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(file, 'utf8')] as const);
  const files = (word: string) =>
    texts.filter(([, text]) => text.includes(word)).map(([file]) => file);
  expect(files('navigator.clipboard')).toEqual(['src/session/copy-text.ts']);
  expect(files('copyText(')).toHaveLength(6);
  expect(files('notCopied')).toEqual(files('copyText('));
});
