// One edition's files in the reader's browser: what is kept was checked against the edition's own list.
import {
  cacheName,
  type Edition,
  editionsAmong,
  hashOf,
  isPage,
  isPageOf,
  listPath,
} from './edition.ts';

export interface Shelf {
  root: URL;
  edition: Edition;
  cache: Cache;
  /** Hashes by path. */
  hashes: ReadonlyMap<string, string>;
}

const anyVariant = { ignoreSearch: true, ignoreVary: true };
const lists = new Map<string, Edition>();

/** Lists that are remembered; another tab may have thrown the caches away. */
export const forgetLists = () => lists.clear();

const addressOf = (root: URL, path: string) => new URL(path, root).href;

async function listOf(
  root: URL,
  id: string,
  cache: Cache,
  isNew: boolean,
): Promise<Edition | undefined> {
  const address = addressOf(root, listPath(id));
  const known = lists.get(id);
  if (known) {
    if (isNew) await cache.put(address, jsonResponse(JSON.stringify(known))).catch(() => undefined);
    return known;
  }
  const kept = await cache.match(address, anyVariant);
  const response = kept ?? (await fetch(address).catch(() => undefined));
  if (!response?.ok) return undefined;
  const text = await response.text();
  try {
    const list = JSON.parse(text) as Edition;
    if (list.id !== id) return undefined;
    lists.set(id, list);
    if (!kept) await cache.put(address, jsonResponse(text)).catch(() => undefined);
    return list;
  } catch {
    return undefined;
  }
}

const jsonResponse = (text: string) =>
  new Response(text, { headers: { 'content-type': 'application/json' } });

/** @returns undefined when the edition's list is neither here nor at the host. */
export async function openShelf(root: URL, id: string): Promise<Shelf | undefined> {
  const name = cacheName(root, id);
  const known = await caches.has(name);
  const cache = await caches.open(name);
  const edition = await listOf(root, id, cache, !known);
  if (edition)
    return {
      root,
      edition,
      cache,
      hashes: new Map(edition.files.map(([path, , hash]) => [path, hash])),
    };
  if (!known) await caches.delete(name);
  return undefined;
}

/** Shelves of all editions that are here, besides `id`. */
export async function otherShelves(root: URL, id?: string): Promise<Shelf[]> {
  const ids = editionsAmong(await caches.keys(), root).filter((other) => other !== id);
  const shelves = await Promise.all(ids.map((other) => openShelf(root, other)));
  return shelves.filter((shelf) => shelf !== undefined);
}

export const keptHere = ({ cache, root }: Shelf, path: string) =>
  cache.match(addressOf(root, path), anyVariant);

/** Paths of the edition's files that are kept. */
export async function pathsKept({ cache, hashes, root }: Shelf): Promise<Set<string>> {
  const paths = (await cache.keys()).map(({ url }) => url.slice(root.href.length));
  return new Set(paths.filter((path) => hashes.has(path)));
}

/** Kept here, or in another edition with the same content, from which it is then copied. */
export async function find(shelf: Shelf, path: string): Promise<Response | undefined> {
  const here = await keptHere(shelf, path);
  if (here || isPage(path)) return here;
  for (const other of await otherShelves(shelf.root, shelf.edition.id)) {
    if (other.hashes.get(path) !== shelf.hashes.get(path)) continue;
    const there = await keptHere(other, path);
    if (!there) continue;
    await shelf.cache.put(addressOf(shelf.root, path), there.clone()).catch(() => undefined);
    return there;
  }
  return undefined;
}

/** Whether these bytes are the file of that name in this edition. */
export async function belongs({ edition, hashes }: Shelf, path: string, bytes: ArrayBuffer) {
  return isPage(path)
    ? isPageOf(edition.id, new TextDecoder().decode(bytes))
    : (await hashOf(bytes)) === hashes.get(path);
}

/** Headers that no longer hold for a body that was unpacked and stands alone. */
const transport = ['content-encoding', 'content-length', 'vary', 'transfer-encoding'];

export function asKept(bytes: BodyInit, { headers }: Response): Response {
  const kept = new Headers(headers);
  for (const name of transport) kept.delete(name);
  return new Response(bytes, { headers: kept });
}

/** @throws QuotaExceededError when the device is full. */
export const put = ({ cache, root }: Shelf, path: string, response: Response) =>
  cache.put(addressOf(root, path), response);

export interface Fetching {
  /** How to ask the browser's own cache, one after the other until a copy belongs. */
  modes: RequestCache[];
  signal?: AbortSignal;
  /** Called as bytes come. */
  onBytes?(count: number): void;
}

async function read(response: Response, onBytes: Fetching['onBytes']): Promise<ArrayBuffer> {
  if (!onBytes || !response.body) return response.arrayBuffer();
  const reader = response.body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks).arrayBuffer();
    chunks.push(value);
    onBytes(value.length);
  }
}

/** @returns whether `path` is kept now; false when the host has it no more, or another edition's. */
export async function keep(shelf: Shelf, path: string, fetching: Fetching): Promise<boolean> {
  const { modes, signal, onBytes } = fetching;
  if (await find(shelf, path)) return true;
  for (const cache of modes) {
    const response = await fetch(addressOf(shelf.root, path), { cache, signal });
    if (!response.ok) continue;
    const bytes = await read(response, onBytes);
    if (!(await belongs(shelf, path, bytes))) continue;
    signal?.throwIfAborted();
    await put(shelf, path, asKept(bytes, response));
    return true;
  }
  return false;
}
