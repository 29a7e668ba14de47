// What the reader's browser keeps of the book: one cache, in which each file lies under the hash of its content.
//
// An edition's list says which hash a path has, so what two editions share lies there once, and both stay whole. What
// does not hash to its own name is never given: a host can change files on their way, and other pages of the host can
// write here too.
import { othersRest } from '#src/workers/at-work.ts';
import {
  addressIn,
  contentHash,
  type Edition,
  isHashedName,
  listPath,
  readEdition,
} from './edition.ts';

/** Copies of the book on one host keep apart. */
export const cacheName = (root: URL) => `${root.pathname}#offline`;
const open = (root: URL) => caches.open(cacheName(root));
const keyOf = (root: URL, name: string) => new URL(`offline/${name}`, root).href;

/** Marks that the whole course was asked for. */
const courseMark = 'course';

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

/** With only the headers that matter to a body that was unpacked. */
const plain = (bytes: BodyInit, { headers }: Response) =>
  new Response(bytes, { headers: [...headers].filter(([name]) => headersKept.includes(name)) });

/** Hashes of the files that are kept, and what else lies in the cache, in the order in which it came. */
export async function namesKept(root: URL): Promise<Set<string>> {
  const keys = await (await open(root)).keys();
  return new Set(keys.map(({ url }) => url.slice(keyOf(root, '').length)));
}

export const isCourse = async (root: URL) => (await namesKept(root)).has(courseMark);
export const markCourse = async (root: URL) =>
  (await open(root)).put(keyOf(root, courseMark), new Response('asked for'));

const listEnd = '.json';
let editions: Promise<Edition[]> | undefined;

async function readEditions(root: URL): Promise<Edition[]> {
  const cache = await open(root);
  const names = [...(await namesKept(root))].filter((name) => name.endsWith(listEnd));
  const lists = names.map(async (name) => {
    const kept = await cache.match(keyOf(root, name));
    return kept && readEdition(await kept.text(), name.slice(0, -listEnd.length));
  });
  return (await Promise.all(lists)).filter((list) => list !== undefined);
}

/** Those whose lists are kept; the one that a page was last seen of stands at the end. */
export const editionsKept = (root: URL) => (editions ??= readEditions(root));

async function fetchEdition(root: URL, id: string): Promise<Edition | undefined> {
  const come = await fetch(new URL(listPath(id), root), { cache: 'no-store' });
  return come.ok ? readEdition(await come.text(), id) : undefined;
}

/** @returns undefined when the edition's list is neither here nor at the host. */
export async function editionOf(root: URL, id: string): Promise<Edition | undefined> {
  const here = (await editionsKept(root)).find((one) => one.id === id);
  const list = here ?? (await fetchEdition(root, id).catch(() => undefined));
  if (!list) return undefined;
  await (await open(root)).put(keyOf(root, id + listEnd), new Response(list.text)).catch(() => {});
  editions = Promise.resolve([...(await editionsKept(root)).filter((one) => one.id !== id), list]);
  return list;
}

/** Lets go all that none of these editions needs. */
export async function keepOnly(root: URL, stay: Edition[]): Promise<void> {
  const names = stay.flatMap(({ id, hashes }) => [...hashes.values(), id + listEnd]);
  const wanted = new Set([...names, courseMark]);
  const cache = await open(root);
  for (const name of await namesKept(root))
    if (!wanted.has(name)) await cache.delete(keyOf(root, name));
  editions = Promise.resolve(stay);
}

/** @returns the file as the last edition has it of those that keep it. */
export async function give(root: URL, path: string): Promise<Response | undefined> {
  const cache = await open(root);
  for (const { hashes } of (await editionsKept(root)).toReversed()) {
    const hash = hashes.get(path);
    const kept = hash && (await cache.match(keyOf(root, hash)));
    if (!kept) continue;
    const bytes = await kept.arrayBuffer();
    if ((await contentHash(path, bytes)) === hash) return plain(bytes, kept);
    await cache.delete(keyOf(root, hash));
  }
  return undefined;
}

/** Keeps what has come, if it hashes to `hash`. @throws QuotaExceededError when the device is full. */
export async function keep(root: URL, path: string, hash: string, come: Response) {
  const bytes = await come.arrayBuffer();
  if (!come.ok || (await contentHash(path, bytes)) !== hash) return false;
  await (await open(root)).put(keyOf(root, hash), plain(bytes, come));
  return true;
}

/** How to ask the browser's own cache, one after the other: a page may have changed since it came there. */
const modesFor = (path: string): RequestCache[] =>
  isHashedName(path) ? ['force-cache', 'reload'] : ['no-cache'];

async function fetchInto(root: URL, list: Edition, path: string, hash: string): Promise<boolean> {
  for (const cache of modesFor(path)) {
    const come = await fetch(addressIn(list, root, path), { cache });
    if (await keep(root, path, hash, come)) return true;
  }
  return false;
}

/**
 * Waits with each file while the reader has something at work, until `impatient` aborts.
 * @returns whether all of `paths` are kept now; what the host does not have is left for the next visit.
 */
export async function keepAll(
  root: URL,
  list: Edition,
  paths: string[],
  impatient: AbortSignal,
): Promise<boolean> {
  const here = await namesKept(root);
  let all = true;
  for (const path of new Set(paths)) {
    const hash = list.hashes.get(path);
    if (!hash || here.has(hash)) continue;
    await othersRest(impatient);
    all = (await fetchInto(root, list, path, hash).catch(() => false)) && all;
  }
  return all;
}
