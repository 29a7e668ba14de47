// Which addresses name a page's file once they are rewritten, and that the search's finds name it too.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { exactLinks } from '#src/integrations/exact-files.ts';
import { makeSearchIndex } from '#src/integrations/search.ts';
import { makeSite } from './fixture.ts';

test.each([
  ['../cost/', '../cost/index.html'],
  ['../cost/#figure-x', '../cost/index.html#figure-x'],
  ['../cost/?embed=x#y', '../cost/index.html?embed=x#y'],
  ['../cost/#a/b/', '../cost/index.html#a/b/'],
  ['../', '../index.html'],
  ['..', '../index.html'],
  ['./', './index.html'],
  ['.', './index.html'],
  ['../../', '../../index.html'],
  ['/', '/index.html'],
  ['/cost/', '/cost/index.html'],
])('the link %s becomes %s', (address, exact) => {
  expect(exactLinks(`<a class="x" href="${address}" title="a > b">b</a>`)).toBe(
    `<a class="x" href="${exact}" title="a > b">b</a>`,
  );
});

test.each([
  '#part',
  '?embed=x',
  '',
  '../cost/index.html',
  '../cost/cost.ipynb',
  '../_astro/page.css',
  'https://example.org/',
  'http://example.org/a/',
  '//example.org/',
  'mailto:a@example.org',
  'data:,/',
  'blob:https://example.org/',
])('the link %j stays as it is', (address) => {
  expect(exactLinks(`<a href="${address}">b</a>`)).toBe(`<a href="${address}">b</a>`);
});

test('texts that look like links, and other tags, stay as they are', () => {
  const page =
    '<pre>&lt;a href="../"></pre><script>"<p href=\\"../\\">"</script><astro-island component-url="../a/"></astro-island>';
  expect(exactLinks(page)).toBe(page);
});

test('the link to the root stays a folder and says that pages are files', () => {
  expect(exactLinks('<link rel="home" href="../">')).toBe(
    '<link data-page="index.html" rel="home" href="../">',
  );
});

test.each([
  [true, '/one/index.html'],
  [false, '/one/'],
])('what the search finds, with exact files %s, has the address %s', async (exact, address) => {
  const page = '<html lang="en"><body><main data-pagefind-body><h1>One</h1>Words</main>';
  const folder = makeSite(`searched-${exact}`, { 'one/index.html': page });
  await makeSearchIndex(pathToFileURL(`${folder}/`), exact);
  const fragments = join(folder, 'pagefind/fragment');
  const [file] = readdirSync(fragments);
  expect(gunzipSync(readFileSync(join(fragments, file!))).toString()).toContain(
    `"url":"${address}"`,
  );
});
