// The whole course, fetched at the reader's wish by the page itself: it can tell how far it is, and be stopped.
import { siteRoot } from '#src/session/root.ts';
import { bytesOf, cacheName, type Edition, isPage, pathsOf } from './edition.ts';
import { allKept, isCourse, keep, listOf, markCourse, pathsKept } from './kept.ts';
import { editionHere } from './possible.ts';
import { startWorker } from './register.ts';

const atOnce = 4;

/** The host has another edition by now, or changes files on their way. */
export class NotThisEdition extends Error {}

async function listHere(): Promise<Edition> {
  const list = await listOf(siteRoot(), editionHere());
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
  const paths = await pathsKept(siteRoot(), list);
  const places = list.course.filter((place) => paths.has(list.files[place][0]));
  const [total, here] = [bytesOf(list, list.course), bytesOf(list, places)];
  return { total, here, whole: here === total && (await isCourse(siteRoot())) };
}

/** `onBytes` hears how many bytes of the course are here. @throws the signal's reason, NotThisEdition, a full device. */
export async function fetchCourse(
  signal: AbortSignal,
  onBytes: (here: number) => void,
): Promise<void> {
  await startWorker();
  // The browser may ask the reader; whether or not she lets it, what is fetched stays.
  void navigator.storage?.persist?.().catch(() => false);
  const [root, list] = [siteRoot(), await listHere()];
  let { here } = await courseHere();
  const paths = await pathsKept(root, list);
  const waiting = pathsOf(list, list.course).filter((path) => !paths.has(path));
  const bytes = new Map(list.files.map(([path, length]) => [path, length]));
  const stop = new AbortController();
  const end = () => stop.abort(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener('abort', end);
  async function work(): Promise<void> {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      stop.signal.throwIfAborted();
      let come = 0;
      const whole = bytes.get(path)!;
      const count = (more: number) => {
        come += more;
        onBytes(Math.min(here + come, here + whole));
      };
      // Past the worker, and past the browser's own cache.
      const fetching = { modes: ['no-store' as const], signal: stop.signal, onBytes: count };
      if (!(await keep(root, list, path, fetching)))
        throw new NotThisEdition(`${path || 'The front page'} is not of this edition.`);
      here += whole;
      onBytes(here);
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } catch (error) {
    stop.abort();
    throw error;
  } finally {
    signal.removeEventListener('abort', end);
  }
  await markCourse(root);
}

/** Throws away all that the book keeps for reading without a connection. */
export const removeCourse = () => caches.delete(cacheName(siteRoot()));

/** Paths of the pages that can be opened without a connection, in any edition. */
export async function pagesHere(): Promise<Set<string>> {
  return new Set([...(await allKept(siteRoot())).keys()].filter(isPage));
}
