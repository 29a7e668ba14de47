// What a page looks like where its address is shared: an image of its own, and tags that name it.
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { parseHTML } from 'linkedom';
import { builtPages } from '#src/tools/site/pages.ts';
import { makeShareImages } from '../../src/integrations/share-images.ts';
import { test } from './harness/ledger.ts';

const host = 'https://course.example';
const largest = 150_000;

function metas(file: string): Map<string, string> {
  const { document } = parseHTML(readFileSync(file, 'utf8'));
  const named = [...document.querySelectorAll('meta[content]')].map((meta): [string, string] => [
    meta.getAttribute('property') ?? meta.getAttribute('name') ?? '',
    meta.getAttribute('content')!,
  ]);
  named.push([
    'h1',
    document.querySelector('h1')?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '',
  ]);
  return new Map(named);
}

/** Pages that search engines may list; the others are shared by nobody. */
function shared(folder: string) {
  return builtPages(folder)
    .map((path) => ({ path, meta: metas(join(folder, path, 'index.html')) }))
    .filter(({ meta }) => meta.get('robots') !== 'noindex');
}

/** The image's place below dist/, whether the build knew the book's address or not. */
function fileOf(path: string, meta: Map<string, string>): string {
  const address = meta.get('og:url') ?? `${host}/${path}`;
  const home = address.slice(0, address.length - path.length);
  return new URL(meta.get('og:image')!, address).href.slice(home.length);
}

test('each page has an image of its own, 1200 × 630 pixels and ≤ 150 KB, and none is left over', () => {
  const files = shared('dist').map(({ path, meta }) => fileOf(path, meta));
  expect(files.length).toBeGreaterThanOrEqual(7);
  expect(files.toSorted()).toEqual(
    globSync('share/*', { cwd: 'dist' })
      .map((file) => file.replaceAll('\\', '/'))
      .toSorted(),
  );
  for (const file of files) {
    const png = readFileSync(join('dist', file));
    expect(png.subarray(1, 4).toString(), file).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], file).toEqual([1200, 630]);
    expect(png.length, file).toBeLessThanOrEqual(largest);
  }
});

test('each page names its title, its description and its image for those who share it', () => {
  for (const { path, meta } of shared('dist')) {
    expect(meta.get('og:title'), path).toBe(meta.get('h1'));
    expect(meta.get('og:description'), path).toBe(meta.get('description'));
    expect(meta.get('og:type'), path).toMatch(/^(article|website)$/);
    expect(meta.get('og:image:width'), path).toBe('1200');
    expect(meta.get('og:image:height'), path).toBe('630');
    expect(meta.get('og:image:alt'), path).toMatch(/\S{3}.{20}/);
    expect(meta.get('twitter:card'), path).toBe('summary_large_image');
  }
});

test('told where the book will stand, all pages name absolute addresses below it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shared-'));
  const root = pathToFileURL(`${process.cwd()}/`);
  const base = `${host}/some/course/`;
  for (const path of builtPages())
    cpSync(join('dist', path, 'index.html'), join(folder, path, 'index.html'));
  const count = await makeShareImages(root, pathToFileURL(`${folder}/`), new URL(base));
  const pages = shared(folder);
  expect(count).toBe(pages.length);
  const images = pages.map(({ meta }) => meta.get('og:image')!);
  for (const [place, { path, meta }] of pages.entries()) {
    expect(meta.get('og:url')).toBe(base + path);
    expect(images[place]).toMatch(/^https:\/\/course\.example\/some\/course\/share\/[\w-]+\.png$/);
  }
  expect(new Set(images).size).toBe(images.length);
  rmSync(folder, { recursive: true });
});
