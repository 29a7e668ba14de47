// The whole course, fetched at the reader's wish by the page itself: it can tell how far it is, and be stopped.
import { siteRoot } from '#src/session/root.ts';
import { bytesOf, isPage, pathsOf } from './edition.ts';
import { editionHere } from './possible.ts';
import { startWorker } from './register.ts';
import { forgetLists, keep, openShelf, otherShelves, pathsKept, type Shelf } from './shelf.ts';
import { isCourse, markCourse, removeAll } from './succeed.ts';

const atOnce = 4;

/** The host has another edition by now, or changes files on their way. */
export class NotThisEdition extends Error {}

async function shelfHere(): Promise<Shelf> {
  const shelf = await openShelf(siteRoot(), editionHere());
  if (!shelf) throw new NotThisEdition('The list of this edition’s files is not at the host.');
  return shelf;
}

/** Bytes of the course, and how many of them are here. */
export interface Course {
  total: number;
  here: number;
  whole: boolean;
}

export async function courseHere(): Promise<Course> {
  const shelf = await shelfHere();
  const { edition } = shelf;
  const paths = await pathsKept(shelf);
  const places = edition.course.filter((place) => paths.has(edition.files[place][0]));
  const [total, here] = [bytesOf(edition, edition.course), bytesOf(edition, places)];
  return { total, here, whole: here === total && (await isCourse(shelf)) };
}

/** `onBytes` hears how many bytes of the course are here. @throws the signal's reason, NotThisEdition, a full device. */
export async function fetchCourse(
  signal: AbortSignal,
  onBytes: (here: number) => void,
): Promise<void> {
  await startWorker();
  // The browser may ask the reader; whether or not she lets it, what is fetched stays.
  void navigator.storage.persist?.().catch(() => false);
  const shelf = await shelfHere();
  let { here } = await courseHere();
  const paths = await pathsKept(shelf);
  const waiting = pathsOf(shelf.edition, shelf.edition.course).filter((path) => !paths.has(path));
  const bytes = new Map(shelf.edition.files.map(([path, length]) => [path, length]));
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  async function work(): Promise<void> {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      either.throwIfAborted();
      let come = 0;
      const whole = bytes.get(path)!;
      const count = (more: number) => {
        come += more;
        onBytes(Math.min(here + come, here + whole));
      };
      // Past the worker, and past the browser's own cache.
      const fetching = { modes: ['no-store' as const], signal: either, onBytes: count };
      if (!(await keep(shelf, path, fetching)))
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
  }
  await markCourse(shelf);
}

export async function removeCourse(): Promise<void> {
  await removeAll(siteRoot());
  forgetLists();
  (await startWorker()).postMessage('forget', []);
}

/** Paths of the pages that can be opened without a connection, in any edition. */
export async function pagesHere(): Promise<Set<string>> {
  const shelves = await otherShelves(siteRoot());
  const paths = await Promise.all(shelves.map((shelf) => pathsKept(shelf)));
  return new Set(paths.flatMap((some) => [...some].filter(isPage)));
}
