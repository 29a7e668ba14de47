// What an edition is: names that keep apart, paths that are the book's own, hashes that tell files apart.
import { expect, test } from 'vitest';
import {
  cacheName,
  editionMeta,
  editionOf,
  editionsAmong,
  fromHostRoot,
  hashOf,
  isHashedName,
  isPage,
  isPageOf,
  pathBelow,
  tabsName,
} from '../../src/offline/edition.ts';

const at = (path: string) => new URL(path, 'https://host.test');

test('of 4 books on one host, the root among them, each finds its own editions and nobody else’s', () => {
  const roots = ['/', '/a/', '/a/b/', '/~user/course-1/'].map(at);
  const names = roots.flatMap((root) => [
    cacheName(root, 'one'),
    cacheName(root, 'two'),
    tabsName(root),
  ]);
  expect(new Set(names).size).toBe(12);
  for (const root of roots) expect(editionsAmong(names, root)).toEqual(['one', 'two']);
});

test.each([
  ['/course/', '/course/', ''],
  ['/course/', '/course/index.html', ''],
  ['/course/', '/course/inputs/?embed=pixel-lab#figure', 'inputs/'],
  ['/course/', '/course/inputs/index.html', 'inputs/'],
  ['/', '/_astro/a.js?astro-retry=1', '_astro/a.js'],
  ['/course/', '/course', undefined],
  ['/course/', '/course-2/inputs/', undefined],
  ['/course/', '/', undefined],
  ['/course/', 'https://other.test/course/inputs/', undefined],
  ['/course/', '/course/../inputs/', undefined],
])('below %s, %s is %s', (root, address, path) => {
  expect(pathBelow(at(root), at(address).href)).toBe(path);
});

test('a page tells its edition, and one cut short or of another edition is not taken', () => {
  const page = `<!doctype html><meta charset="utf-8">${editionMeta('0a1b')}<p></p></html>`;
  expect(editionOf(page)).toBe('0a1b');
  expect(editionOf('<p>A page of the host</p>')).toBeUndefined();
  expect(isPageOf('0a1b', page)).toBe(true);
  expect(isPageOf('0a1c', page)).toBe(false);
  expect(isPageOf('0a1b', page.slice(0, -8))).toBe(false);
});

test('pages end in a slash; names with a hash in them are told from those without', () => {
  expect(['', 'inputs/', 'a.js'].map(isPage)).toEqual([true, true, false]);
  expect(
    ['_astro/a.BC12.js', 'mnist/test-103f.bin', 'pagefind/fragment/en_1.pf_fragment'].every(
      isHashedName,
    ),
  ).toBe(true);
  expect(
    ['weights/a.safetensors', 'pagefind/pagefind.js', 'favicon.svg', ''].some(isHashedName),
  ).toBe(false);
});

test('the hash is the first 16 digits of SHA-256', async () => {
  // From FIPS 180-4’s example, “abc”.
  expect(await hashOf(new TextEncoder().encode('abc'))).toBe('ba7816bf8f01cfea');
});

test('the stand-in page names everything from the host’s root, at whatever depth it is shown', () => {
  const html =
    '<link href="../favicon.svg"><a href="../">Home</a><script src="../_astro/a.js"></script>';
  expect(fromHostRoot(html, at('/~user/course-1/'))).toBe(
    '<link href="/~user/course-1/favicon.svg"><a href="/~user/course-1/">Home</a><script src="/~user/course-1/_astro/a.js"></script>',
  );
});
