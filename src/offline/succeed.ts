// A newer edition takes over what was kept of the older ones, then they go, unless a tab still shows them.
import { cacheName, editionsAmong, isPage, pathsOf } from './edition.ts';
import {
  type Fetching,
  find,
  keep,
  keptHere,
  otherShelves,
  pathsKept,
  put,
  type Shelf,
} from './shelf.ts';
import { editionsInUse } from './tabs.ts';

/** Marks an edition whose whole course was asked for. */
const coursePath = 'offline/course';

export const markCourse = (shelf: Shelf) => put(shelf, coursePath, new Response('asked for'));
export const isCourse = async (shelf: Shelf) => (await keptHere(shelf, coursePath)) !== undefined;

const quiet: Fetching = { modes: ['force-cache', 'reload'] };

/** @returns whether all of `paths` are kept; what cannot be had is left for the next visit. */
export async function keepAll(shelf: Shelf, paths: Iterable<string>): Promise<boolean> {
  let all = true;
  const here = await pathsKept(shelf);
  for (const path of new Set(paths)) {
    if (here.has(path)) continue;
    if (shelf.hashes.has(path)) all = (await keep(shelf, path, quiet).catch(() => false)) && all;
  }
  return all;
}

/** All that a page needs, itself first. */
export const needsOf = ({ edition }: Shelf, page: string): string[] =>
  page in edition.pages ? [page, ...pathsOf(edition, edition.pages[page])] : [];

/** @returns whether everything that `older` had is kept in `newer` too, as far as the book still has it. */
async function takeOver(newer: Shelf, older: Shelf): Promise<boolean> {
  const had = [...(await pathsKept(older))].filter((path) => newer.hashes.has(path));
  const here = await pathsKept(newer);
  for (const path of had) if (!here.has(path)) await find(newer, path);
  const pages = had.filter(isPage).flatMap((page) => needsOf(newer, page));
  if (!(await isCourse(older))) return keepAll(newer, pages);
  await markCourse(newer);
  return keepAll(newer, [...pages, ...pathsOf(newer.edition, newer.edition.course)]);
}

export async function succeed(newer: Shelf): Promise<void> {
  const { root, edition } = newer;
  for (const older of await otherShelves(root, edition.id)) {
    if (!(await takeOver(newer, older))) continue;
    const used = await editionsInUse(root);
    if (!used.has(older.edition.id)) await caches.delete(cacheName(root, older.edition.id));
  }
}

/** Throws away all that the book keeps for reading without a connection. */
export async function removeAll(root: URL): Promise<void> {
  const ids = editionsAmong(await caches.keys(), root);
  await Promise.all(ids.map((id) => caches.delete(cacheName(root, id))));
}
