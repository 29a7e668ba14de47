// The whole course, fetched at the reader's wish by the page itself: it can tell how far it is, and be stopped.
import { siteRoot } from '#src/session/root.ts';
import { addressIn, bytesOf, type Edition, isPage, pathsOf } from './edition.ts';
import { editionHere } from './possible.ts';
import { startWorker } from './register.ts';
import * as store from './store.ts';

const atOnce = 4;

/** The host has another edition by now, or changes files on their way. */
export class NotThisEdition extends Error {}

async function listHere(): Promise<Edition> {
  const list = await store.editionOf(siteRoot(), editionHere());
  if (!list) throw new NotThisEdition('The list of this edition’s files is not at the host.');
  return list;
}

/** Bytes of the course, and how many of them are here. */
export interface Course {
  total: number;
  here: number;
  whole: boolean;
}

export async function courseHere(): Promise<Course> {
  const list = await listHere();
  const names = await store.namesKept(siteRoot());
  const places = list.course.filter((place) => names.has(list.files[place][2]));
  const [total, here] = [bytesOf(list, list.course), bytesOf(list, places)];
  return { total, here, whole: here === total && (await store.isCourse(siteRoot())) };
}

/** `come` hears of bytes as they come. */
function counted(response: Response, come: (count: number) => void): Response {
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, next) {
      come(chunk.length);
      next.enqueue(chunk);
    },
  });
  return new Response(response.body?.pipeThrough(counter), response);
}

/** `onBytes` hears how many bytes of the course are here. @throws the signal's reason, NotThisEdition, a full device. */
export async function fetchCourse(
  signal: AbortSignal,
  onBytes: (here: number) => void,
): Promise<void> {
  await startWorker();
  // The browser may ask the reader; whether or not she lets it, what is fetched stays.
  void navigator.storage?.persist?.().catch(() => false);
  const [root, list, names] = [siteRoot(), await listHere(), await store.namesKept(siteRoot())];
  let { here } = await courseHere();
  const waiting = pathsOf(list, list.course).filter((path) => !names.has(list.hashes.get(path)!));
  async function work(): Promise<void> {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      signal.throwIfAborted();
      // Past the worker, and past the browser's own cache.
      const response = await fetch(addressIn(list, root, path), { cache: 'no-store', signal });
      const come = counted(response, (count) => onBytes((here += count)));
      if (!(await store.keep(root, path, list.hashes.get(path)!, come)))
        throw new NotThisEdition(`${path || 'The front page'} is not of this edition.`);
      signal.throwIfAborted();
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } catch (error) {
    waiting.length = 0;
    throw error;
  }
  await store.markCourse(root);
}

/** Throws away all that the book keeps for reading without a connection. */
export const removeCourse = () => caches.delete(store.cacheName(siteRoot()));

/** Paths of the pages that can be opened without a connection, in any edition. */
export async function pagesHere(): Promise<Set<string>> {
  const names = await store.namesKept(siteRoot());
  const files = (await store.editionsKept(siteRoot())).flatMap((list) => list.files);
  return new Set(
    files.filter(([path, , hash]) => isPage(path) && names.has(hash)).map(([path]) => path),
  );
}
