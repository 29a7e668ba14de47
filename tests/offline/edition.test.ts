// What an edition is: names that keep apart, paths that are the book's own, hashes that tell files apart.
import { expect, test } from 'vitest';
import {
  contentHash,
  editionMeta,
  fromHostRoot,
  isHashedName,
  isPage,
  pathBelow,
  readEdition,
  textHash,
} from '../../src/offline/edition.ts';
import { isHello } from '../../src/offline/greeting.ts';
import { cacheName } from '../../src/offline/store.ts';

const at = (path: string) => new URL(path, 'https://host.test');

test('4 books on one host, the root among them, keep in 4 caches', () => {
  const roots = ['/', '/a/', '/a/b/', '/~user/course-1/'].map(at);
  expect(new Set(roots.map(cacheName)).size).toBe(4);
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

const bytes = (text: string) => new TextEncoder().encode(text);

test('the hash of a page is that of all in it but its edition', async () => {
  const page = (meta: string, text = 'a') => `<meta charset="utf-8">${meta}<p>${text}</p></html>`;
  const id = '0123456789abcdef';
  const hash = (text: string) => contentHash('inputs/', bytes(text));
  expect(await hash(page(editionMeta(id)))).toBe(await textHash(page('')));
  expect(await hash(page(editionMeta(id), 'b'))).not.toBe(await textHash(page('')));
  // Cut short, or with something more in it.
  expect(await hash(page('').slice(0, -8))).not.toBe(await textHash(page('')));
  expect(await hash(`${page('')}<script></script>`)).not.toBe(await textHash(page('')));
});

test('a list is taken only under the id that is its hash', async () => {
  const text = JSON.stringify({ files: [['a.js', 1, 'ff']], pages: {}, shell: [], course: [] });
  const id = await textHash(text);
  const list = await readEdition(text, id);
  expect([list?.id, list?.hashes.get('a.js')]).toEqual([id, 'ff']);
  expect(await readEdition(text.replace('ff', 'fe'), id)).toBeUndefined();
});

test('pages end in a slash; names with a hash in them are told from those without', () => {
  expect(['', 'inputs/', 'a.js'].map(isPage)).toEqual([true, true, false]);
  const hashed = ['_astro/a.BC12.js', 'mnist/test-103f.bin', '_astro/0123456789abcdef/favicon.svg'];
  expect(hashed.every(isHashedName)).toBe(true);
  expect(['weights/a.safetensors', 'favicon.svg', '_astro/', ''].some(isHashedName)).toBe(false);
});

test('the hash is the first 16 digits of SHA-256', async () => {
  // From FIPS 180-4’s example, “abc”.
  expect(await textHash('abc')).toBe('ba7816bf8f01cfea');
  expect(await contentHash('a.js', bytes('abc'))).toBe('ba7816bf8f01cfea');
});

test('of 10 messages only the two that a page of the book can send are heard', () => {
  const edition = '0123456789abcdef';
  expect(isHello({ edition, used: [] })).toBe(true);
  expect(isHello({ edition, used: ['mnist/a.bin'] })).toBe(true);
  const others = [null, undefined, 'forget', 7, {}, { edition }, { edition: '../a', used: [] }];
  for (const one of [...others, { edition, used: [1] }]) expect(isHello(one)).toBe(false);
});

test('the stand-in page names everything from the host’s root, at whatever depth it is shown', () => {
  const html =
    '<link href="../favicon.svg"><a href="../">Home</a><script src="../_astro/a.js"></script>';
  expect(fromHostRoot(html, at('/~user/course-1/'))).toBe(
    '<link href="/~user/course-1/favicon.svg"><a href="/~user/course-1/">Home</a><script src="/~user/course-1/_astro/a.js"></script>',
  );
  // A path may hold what JavaScript's replace() takes for a sign.
  const odd = new URL('https://host.test/a$&b$1/');
  expect(fromHostRoot('<a href="../">', odd)).toBe('<a href="/a$&b$1/">');
});
