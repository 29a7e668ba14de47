// The list that a build writes: complete, true to the bytes, and with all that each page needs.
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { intoHead } from '../../src/integrations/hashed-names.ts';
import { writeEdition } from '../../src/integrations/offline.ts';
import { isOnDemand } from '../../src/integrations/site-parts.ts';
import { networks } from '../../src/nn/networks.ts';
import { contentHash, isHashedName, isPage, pathsOf } from '../../src/offline/edition.ts';
import { makeSite } from '../tools/fixture.ts';

const page = (body: string, head = '') =>
  `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const noindex = '<meta name="robots" content="noindex">';
const files = {
  'index.html': page('<script src="./_astro/page.A1.js"></script>'),
  'one/index.html': page(
    '<astro-island component-url="../_astro/figure.B2.js"></astro-island><a href="../table.csv">Table</a>',
    '<link rel="icon" href="../icon.svg">',
  ),
  'one/cells.json': '[]',
  'icon.svg': '<svg/>',
  'table.csv': '1',
  'robots.txt': '',
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

/** Paths without the hash that a file's content gives it. */
const plain = (paths: string[]) =>
  paths.map((path) => path.replace(/^_astro\/[0-9a-f]{16}\//, '#/')).toSorted();

test('each listed file has its length and hash as it is served, pages with their edition in them', async () => {
  const { folder, url } = write('edition-true');
  const edition = await writeEdition(url);
  for (const [path, bytes, hash] of edition.files) {
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const content = readFileSync(join(folder, file));
    expect([path, content.length, await contentHash(path, content)]).toEqual([path, bytes, hash]);
    if (file.endsWith('.html')) expect(content.toString()).toContain(`content="${edition.id}"`);
  }
  expect(readFileSync(join(folder, '404.html'), 'utf8')).not.toContain(edition.id);
});

test('each file that a page asks for is named by its content; what a reader opens by its address keeps it', async () => {
  const { folder, url } = write('edition-names');
  const { files: listed } = await writeEdition(url);
  const paths = listed.map(([path]) => path).filter((path) => !isPage(path));
  expect(paths.filter((path) => !isHashedName(path))).toEqual(['table.csv']);
  const one = readFileSync(join(folder, 'one/index.html'), 'utf8');
  expect(one).toMatch(/href="\.\.\/_astro\/[0-9a-f]{16}\/icon\.svg"/);
  expect(one).toContain('href="../table.csv"');
  const meta = /<meta name="files" content="([^"]*)">/.exec(one)![1]!.replace(/=\w{16}/g, '');
  const named = ['icon.svg', 'one/cells.json', 'pagefind/', 'weights/a.safetensors'];
  expect(meta.split(' ').toSorted()).toEqual(named);
  const left = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((at) => at.isFile());
  expect(left.map(({ name }) => name)).toEqual(expect.arrayContaining(['robots.txt', '_headers']));
  expect(globSync('{weights,pagefind,icon.svg}', { cwd: folder })).toEqual([]);
});

test('a page needs what it names and what that names in turn; images wait until they are asked for', async () => {
  const edition = await writeEdition(write('edition-needs').url);
  const needs = (path: string) => plain(pathsOf(edition, edition.pages[path]!));
  const front = ['#/a.safetensors', '_astro/later.C3.js', '_astro/page.A1.js'];
  expect(needs('')).toEqual(front);
  expect(needs('one/')).toEqual(
    ['#/cells.json', '#/icon.svg', '_astro/figure.B2.js', 'table.csv', ...front].toSorted(),
  );
});

test('a page needs a file whatever its name is written with, and at the end of a sentence too', async () => {
  const body = '<a href="../Blätter (1).csv">Sheets</a> They are in notes.csv. And in more.csv';
  const changes = { 'two/index.html': page(body), 'Blätter (1).csv': '1', 'notes.csv': '2' };
  const edition = await writeEdition(write('edition-odd', { ...changes, 'more.csv': '3' }).url);
  const needs = plain(pathsOf(edition, edition.pages['two/']!));
  expect(needs).toEqual(['#/Blätter (1).csv', '#/more.csv', '#/notes.csv']);
});

test('the course is every listed page with its needs and the images; the shell is the stand-in and the search', async () => {
  const edition = await writeEdition(write('edition-course').url);
  expect(plain(pathsOf(edition, edition.course))).toEqual([
    '',
    '#/a.safetensors',
    '#/cells.json',
    '#/icon.svg',
    '#/pagefind.js',
    '_astro/figure.B2.js',
    '_astro/later.C3.js',
    '_astro/page.A1.js',
    'mnist/test-1.bin',
    'offline/',
    'one/',
    'table.csv',
  ]);
  expect(plain(pathsOf(edition, edition.shell))).toEqual(['#/pagefind.js', 'offline/']);
});

test('the same files make the same names and id; one byte makes others', async () => {
  const first = await writeEdition(write('edition-same').url);
  expect(await writeEdition(write('edition-again').url)).toEqual(first);
  const changed = await writeEdition(
    write('edition-byte', { 'weights/a.safetensors': 'weightt' }).url,
  );
  expect(changed.id).not.toBe(first.id);
  const names = (edition: typeof first) => new Set(edition.files.map(([path]) => path));
  expect([...names(changed)].filter((path) => !names(first).has(path))).toHaveLength(1);
});

test('a page without <meta charset> ends the build with its name', () => {
  expect(() => intoHead('<p>', 'a', 'one/')).toThrow('one/ should have <meta charset="utf-8">');
});

test('only the book’s own network comes with the pages that name it; each further one waits until it is asked for', () => {
  const waits = Object.entries(networks).map(([name, { file }]) => [
    name,
    isOnDemand(`_astro/0123456789abcdef/${file.split('/').at(-1)!}`),
  ]);
  expect(Object.fromEntries(waits)).toEqual({ book: false, best: true, second: true });
});
