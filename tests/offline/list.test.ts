// The list that a build writes: complete, true to the bytes, and with all that each page needs.
import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { editionId, type Site, withEdition, writeEdition } from '../../src/integrations/offline.ts';
import { hashOf, pathsOf } from '../../src/offline/edition.ts';
import { makeSite } from '../tools/fixture.ts';

const page = (body: string, head = '') =>
  `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const noindex = '<meta name="robots" content="noindex">';
const files = {
  'index.html': page('<script src="./_astro/page.A1.js"></script>'),
  'one/index.html': page('<astro-island component-url="../_astro/figure.B2.js"></astro-island>'),
  'testbed/index.html': page('', noindex),
  'offline/index.html': page('<a href="../">Home</a>', noindex),
  '404.html': page(''),
  '_astro/page.A1.js': 'import("./later.C3.js")',
  '_astro/later.C3.js': 'fetch("weights/a.safetensors")',
  '_astro/figure.B2.js': 'import"./page.A1.js"; const shards = ["test-1.bin"]',
  '_astro/orphan.D4.js': '',
  'weights/a.safetensors': 'weights',
  'mnist/test-1.bin': 'images',
  'mnist/SHA256SUMS': '',
  'pagefind/pagefind.js': '',
  'pagefind/wasm.unknown.pagefind': '',
  _headers: '',
  '.nojekyll': '',
};
const write = (name: string, changes = {}) => {
  const folder = makeSite(name, { ...files, ...changes });
  return { folder, url: pathToFileURL(folder + sep) };
};

test('each listed file has its length and hash as it is served, pages with their edition in them', async () => {
  const { folder, url } = write('edition-true');
  const edition = await writeEdition(url);
  for (const [path, bytes, hash] of edition.files) {
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const content = readFileSync(join(folder, file));
    expect([path, content.length, await hashOf(content)]).toEqual([path, bytes, hash]);
    if (file.endsWith('.html')) expect(content.toString()).toContain(`content="${edition.id}"`);
  }
  expect(readFileSync(join(folder, '404.html'), 'utf8')).not.toContain(edition.id);
});

test('a page needs what it names and what that names in turn; images wait until they are asked for', async () => {
  const edition = await writeEdition(write('edition-needs').url);
  const needs = (path: string) => pathsOf(edition, edition.pages[path]).toSorted();
  const front = ['_astro/later.C3.js', '_astro/page.A1.js', 'weights/a.safetensors'];
  expect(needs('')).toEqual(front);
  expect(needs('one/')).toEqual(['_astro/figure.B2.js', ...front].toSorted());
});

test('the course is every listed page with its needs and the images; the shell is the stand-in and the search', async () => {
  const edition = await writeEdition(write('edition-course').url);
  expect(pathsOf(edition, edition.course).toSorted()).toEqual([
    '',
    '_astro/figure.B2.js',
    '_astro/later.C3.js',
    '_astro/page.A1.js',
    'mnist/test-1.bin',
    'offline/',
    'one/',
    'pagefind/pagefind.js',
    'weights/a.safetensors',
  ]);
  expect(pathsOf(edition, edition.shell)).toEqual(['offline/', 'pagefind/pagefind.js']);
});

test('the same files make the same id; one byte, or one name, makes another', async () => {
  const id = async (name: string, changes = {}) =>
    (await writeEdition(write(name, changes).url)).id;
  const first = await id('edition-same');
  expect(await id('edition-again')).toBe(first);
  expect(await id('edition-byte', { 'weights/a.safetensors': 'weightt' })).not.toBe(first);
  const site = (path: string): Site => new Map([[path, Buffer.from('x')]]);
  expect(editionId(site('a'))).not.toBe(editionId(site('b')));
});

test('a page without <meta charset> ends the build with its name', () => {
  expect(() => withEdition('<p>', 'a', 'one/')).toThrow('one/ should have <meta charset="utf-8">');
});
