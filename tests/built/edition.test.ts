// What the worker rests on, in the built book: its list is true to the bytes, and names follow from content.
import { globSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { expect, test } from 'vitest';
import { contentHash, isHashedName, isPage, readEdition } from '#src/offline/edition.ts';

const [file] = globSync('dist/offline/*.json');
const edition = (await readEdition(readFileSync(file!, 'utf8'), basename(file!, '.json')))!;
const bytesOf = (path: string) =>
  readFileSync(join('dist', isPage(path) ? `${path}index.html` : path));

test('each file of the list has the bytes that its hash says', async () => {
  expect(edition.files.length).toBeGreaterThan(100);
  for (const [path, length, hash] of edition.files) {
    const bytes = bytesOf(path);
    expect([path, bytes.length, await contentHash(path, bytes)]).toEqual([path, length, hash]);
  }
});

test('what a page needs is named by its content, but for the pages and tables that readers open by their address', () => {
  const plain = edition.files.map(([path]) => path).filter((path) => !isHashedName(path));
  expect(plain.filter((path) => !isPage(path) && !/\.(csv|json)$/.test(path))).toEqual([]);
});

test('files of one content are of one type: they are kept once, with the first one’s headers', () => {
  const byHash = Map.groupBy(edition.files, ([, , hash]) => hash);
  const types = [...byHash.values()].map((same) => new Set(same.map(([path]) => extname(path))));
  expect(types.filter(({ size }) => size > 1)).toEqual([]);
});

test('the kernels and workers of layers are for the chapter and the figures that use them; no other page names one', async () => {
  const ofLayers = /layers-(?:worker|scalar|simd|relaxed-simd)\b/;
  const pages = Object.entries(edition.pages).filter(([, places]) =>
    places.some((place) => ofLayers.test(edition.files[place]![0])),
  );
  const named = pages.map(([page]) => page).toSorted();
  const chapters = ['architecture/'].filter((page) => page in edition.pages);
  expect(named).toEqual([...chapters, 'testbed/race/', 'testbed/train-cnn/']);
});
