// What the reader's browser keeps of the book, in one cache. Each file is checked against its edition's list as it
// goes in and as it comes out: a host can change files on their way, and other pages of the host can write here too.
import {
  cacheName,
  contentHash,
  type Edition,
  editionOf,
  isHashedName,
  isPage,
  listPath,
  readEdition,
} from './edition.ts';

/** Marks that the whole course was asked for. */
export const coursePath = 'offline/course';

const editionHeader = 'x-edition';
const headersKept = [
  'content-type',
  'content-security-policy',
  'referrer-policy',
  'permissions-policy',
  'x-content-type-options',
  'access-control-allow-origin',
  // Without these a page that shares memory between threads could not start a worker that was kept.
  'cross-origin-embedder-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
];
const anyVariant = { ignoreSearch: true, ignoreVary: true };

export const openCache = (root: URL) => caches.open(cacheName(root));
const addressOf = (root: URL, path: string) => new URL(path, root).href;

/** With only the headers that matter to a body that was unpacked. */
function plain(bytes: BodyInit, { headers }: Response, edition?: string): Response {
  const kept = new Headers(edition ? { [editionHeader]: edition } : {});
  for (const name of headersKept) if (headers.has(name)) kept.set(name, headers.get(name)!);
  return new Response(bytes, { headers: kept });
}

/** Hashes of the files with a hashed name, of all lists that were read. */
const hashes = new Map<string, string>();

async function read(text: string, id: string): Promise<Edition | undefined> {
  const list = await readEdition(text, id);
  for (const [path, , hash] of list?.files ?? [])
    if (isHashedName(path) && !hashes.has(path)) hashes.set(path, hash);
  return list;
}

/** @returns undefined when the edition's list is neither here nor at the host. */
export async function listOf(root: URL, id: string): Promise<Edition | undefined> {
  const cache = await openCache(root);
  const address = addressOf(root, listPath(id));
  const here = await cache.match(address);
  const list = here && (await read(await here.text(), id));
  if (list) return list;
  const come = await fetch(address, { cache: 'no-store' }).catch(() => undefined);
  if (!come?.ok) return undefined;
  const text = await come.text();
  const found = await read(text, id);
  if (found) await cache.put(address, new Response(text)).catch(() => undefined);
  return found;
}

/** Lists of the editions that are here, in the order in which they came. */
export async function listsKept(root: URL): Promise<Edition[]> {
  const paths = (await (await openCache(root)).keys()).map(({ url }) => pathOf(root, url));
  const ids = paths.map((path) => /^offline\/(\w+)\.json$/.exec(path)?.[1]);
  const lists = await Promise.all(ids.map((id) => (id ? listOf(root, id) : undefined)));
  return lists.filter((list) => list !== undefined);
}

const pathOf = (root: URL, address: string) => address.slice(root.href.length);

let listsRead: Promise<unknown> | undefined;

/** @returns undefined for a file of no edition that is known here. */
export async function hashKnown(root: URL, path: string): Promise<string | undefined> {
  if (!hashes.has(path)) await (listsRead ??= listsKept(root));
  return hashes.get(path);
}

/** What `bytes` should be to be given as `path`: for a page its own edition's list tells. */
async function hashWanted(root: URL, path: string, id: string | null, bytes: ArrayBuffer) {
  if (isHashedName(path)) return hashKnown(root, path);
  const edition = isPage(path) ? editionOf(new TextDecoder().decode(bytes)) : id;
  return edition ? (await listOf(root, edition))?.hashes.get(path) : undefined;
}

/** @returns the file that is kept; one that is not what its edition's list says goes instead. */
export async function give(root: URL, path: string): Promise<Response | undefined> {
  const cache = await openCache(root);
  const kept = await cache.match(addressOf(root, path), anyVariant);
  if (!kept) return undefined;
  const bytes = await kept.arrayBuffer();
  const wanted = await hashWanted(root, path, kept.headers.get(editionHeader), bytes);
  if (wanted && wanted === (await contentHash(path, bytes))) return plain(bytes, kept);
  await cache.delete(addressOf(root, path), anyVariant);
  return undefined;
}

/** Paths of all that is kept, each with the edition that it was kept for. */
export async function allKept(root: URL): Promise<Map<string, string | undefined>> {
  const cache = await openCache(root);
  const edition = async (request: Request) =>
    (await cache.match(request))?.headers.get(editionHeader) ?? undefined;
  return new Map(
    await Promise.all(
      (await cache.keys()).map(async (request) => {
        const path = pathOf(root, request.url);
        return [path, isHashedName(path) ? undefined : await edition(request)] as const;
      }),
    ),
  );
}

/** Paths of this edition's files that are kept. */
export async function pathsKept(root: URL, { id, hashes: own }: Edition): Promise<Set<string>> {
  const all = [...(await allKept(root))].filter(([path]) => own.has(path));
  const ours = all.filter(([path, edition]) => isHashedName(path) || edition === id);
  return new Set(ours.map(([path]) => path));
}

export const isCourse = async (root: URL) =>
  (await (await openCache(root)).match(addressOf(root, coursePath))) !== undefined;
export const markCourse = async (root: URL) =>
  (await openCache(root)).put(addressOf(root, coursePath), new Response('asked for'));

/** Keeps what has come if it is this edition's. @throws QuotaExceededError when the device is full. */
export async function keepBytes(
  root: URL,
  [path, hash, id]: [path: string, hash: string | undefined, edition?: string],
  bytes: ArrayBuffer,
  response: Response,
): Promise<boolean> {
  if ((await contentHash(path, bytes)) !== hash) return false;
  await (await openCache(root)).put(addressOf(root, path), plain(bytes, response, id));
  return true;
}

export interface Fetching {
  /** How to ask the browser's own cache, one after the other until a copy is the edition's. */
  modes?: RequestCache[];
  signal?: AbortSignal;
  /** Called as bytes come. */
  onBytes?(count: number): void;
}

/** A page may have changed since the browser's own cache got it. */
const modesFor = (path: string): RequestCache[] =>
  isHashedName(path) ? ['force-cache', 'reload'] : ['no-cache'];

async function readAll(response: Response, onBytes: Fetching['onBytes']): Promise<ArrayBuffer> {
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
export async function keep(
  root: URL,
  { id, hashes: own }: Edition,
  path: string,
  { modes = modesFor(path), signal, onBytes }: Fetching = {},
): Promise<boolean> {
  for (const cache of modes) {
    const response = await fetch(addressOf(root, path), { cache, signal });
    if (!response.ok) continue;
    const bytes = await readAll(response, onBytes);
    signal?.throwIfAborted();
    const edition = isHashedName(path) ? undefined : id;
    if (await keepBytes(root, [path, own.get(path), edition], bytes, response)) return true;
  }
  return false;
}

/** @returns whether all of `paths` are kept; what cannot be had is left for the next visit. */
export async function keepAll(root: URL, list: Edition, paths: Iterable<string>): Promise<boolean> {
  const here = await pathsKept(root, list);
  let all = true;
  for (const path of new Set(paths))
    if (!here.has(path) && list.hashes.has(path))
      all = (await keep(root, list, path).catch(() => false)) && all;
  return all;
}
