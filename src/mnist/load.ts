// Pictures for the browser: each shard is fetched once, checked, and then shared by all who ask.
//
// Kept: one running or finished load per address. A finished one stays for the life of the page.
// A failed one is forgotten at once, so asking again is the retry; only its address is remembered,
// because the retry must not be fed the same broken copy by the browser's cache.
// A caller who aborts leaves alone; the download stops when the last caller has left.
import { download } from './download.ts';
import type { ImageSet } from './image-set.ts';
import { assetFolder, shardNamed, type Shard } from './manifest.ts';
import { contentLength } from './packing.ts';
import { unpack } from './unpack.ts';

export { AssetError } from './asset-error.ts';

export interface LoadOptions {
  /** Root of the site, under which `mnist/` lies; absolute, or relative to the page. */
  root: URL | string;
  /** In bytes; `loaded` never falls and ends at `total`. Not called when the pictures are already here. */
  onProgress?(loadedBytes: number, totalBytes: number): void;
  signal?: AbortSignal;
}

interface Load {
  pictures: Promise<ImageSet>;
  listeners: Set<(loadedBytes: number, totalBytes: number) => void>;
  callers: number;
  stop: AbortController;
}

const loads = new Map<string, Load>();
const failed = new Set<string>();

/**
 * The pictures of one shard of the manifest: 'test', or 'train-0' to 'train-5'.
 * Throws AssetError, whose message is for the reader, or the signal's reason when aborted.
 */
export async function loadShard(name: string, options: LoadOptions): Promise<ImageSet> {
  const { root, signal } = options;
  const shard = shardNamed(name);
  signal?.throwIfAborted();
  const url = addressOf(shard, root);
  const load = loads.get(url) ?? start(shard, url);
  // A function of its own, so that two callers may bring the same listener.
  const listener = (loaded: number, total: number) => options.onProgress?.(loaded, total);
  load.listeners.add(listener);
  load.callers++;
  try {
    return await (signal ? unlessAborted(load.pictures, signal) : load.pictures);
  } catch (error) {
    if (signal?.aborted && load.callers === 1) abandon(url, load, error);
    throw error;
  } finally {
    load.listeners.delete(listener);
    load.callers--;
  }
}

function start(shard: Shard, url: string): Load {
  const stop = new AbortController();
  const listeners: Load['listeners'] = new Set();
  const pictures = fetchAndUnpack(shard, url, listeners, stop.signal);
  const load: Load = { pictures, listeners, callers: 0, stop };
  loads.set(url, load);
  const forget = () => {
    if (!stop.signal.aborted) failed.add(url);
    if (loads.get(url) === load) loads.delete(url);
  };
  pictures.then(() => failed.delete(url), forget);
  return load;
}

async function fetchAndUnpack(
  shard: Shard,
  url: string,
  listeners: Load['listeners'],
  signal: AbortSignal,
): Promise<ImageSet> {
  let total = shard.packedLength;
  const onProgress = (loaded: number, ofTotal: number) => {
    total = ofTotal;
    for (const listener of listeners) listener(loaded, ofTotal);
  };
  const { packedLength, count } = shard;
  const unpackedLength = contentLength(count);
  const afresh = failed.has(url);
  const body = await download(url, { packedLength, unpackedLength, onProgress, signal, afresh });
  const pictures = await unpack(shard, body);
  onProgress(total, total);
  return pictures;
}

function abandon(url: string, load: Load, reason: unknown): void {
  if (loads.get(url) === load) loads.delete(url);
  load.stop.abort(reason);
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

function addressOf(shard: Shard, root: URL | string): string {
  const page = globalThis.document?.baseURI ?? globalThis.location?.href;
  const folder = new URL(root, page);
  if (!folder.pathname.endsWith('/')) folder.pathname += '/';
  return new URL(assetFolder + shard.file, folder).href;
}
