// What a page looks like where its address is shared: an image of its own, and tags that name it.
import { expect } from '@playwright/test';
import { test } from './harness/ledger.ts';
import { sharedImages, sharedPages, sharedPagesAt } from './harness/shared.ts';

const host = 'https://course.example';
const largest = 150_000;

/** The image's place below dist/, whether the build knew the book's address or not. */
function fileOf(path: string, meta: Map<string, string>): string {
  const address = meta.get('og:url') ?? `${host}/${path}`;
  const home = address.slice(0, address.length - path.length);
  return new URL(meta.get('og:image')!, address).href.slice(home.length);
}

test('each page has an image of its own, 1200 × 630 pixels and ≤ 150 KB, and none is left over', () => {
  const files = sharedPages().map(({ path, meta }) => fileOf(path, meta));
  expect(files.length).toBeGreaterThanOrEqual(7);
  const images = sharedImages();
  expect(files.toSorted()).toEqual(images.map(({ path }) => path).toSorted());
  for (const { path: file, png } of images) {
    expect(png.subarray(1, 4).toString(), file).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], file).toEqual([1200, 630]);
    expect(png.length, file).toBeLessThanOrEqual(largest);
  }
});

test('each page names its title, its description and its image for those who share it', () => {
  for (const { path, meta } of sharedPages()) {
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
  const base = `${host}/some/course/`;
  const { pages, count } = await sharedPagesAt(new URL(base));
  expect(count).toBe(pages.length);
  const images = pages.map(({ meta }) => meta.get('og:image')!);
  for (const [place, { path, meta }] of pages.entries()) {
    expect(meta.get('og:url')).toBe(base + path);
    expect(images[place]).toMatch(/^https:\/\/course\.example\/some\/course\/share\/[\w-]+\.png$/);
  }
  expect(new Set(images).size).toBe(images.length);
});
