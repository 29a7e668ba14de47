// A page tells the worker that it is open. All that it needs is then kept, and older editions are followed up.
import { isPage, listPath, needsOf, pathBelow, pathsOf, type Edition } from './edition.ts';
import { allKept, coursePath, isCourse, keepAll, listOf, listsKept, openCache } from './kept.ts';
import { scope, type Tab } from './worker-scope.ts';

export interface Hello {
  edition: string;
  /** Paths of images that the page has fetched before the worker was there. */
  used: string[];
}

/** Any page of the host can send a message. */
export function isHello(data: unknown): data is Hello {
  const { edition, used } = (data ?? {}) as Partial<Record<keyof Hello, unknown>>;
  if (typeof edition !== 'string' || !/^[0-9a-f]{16}$/.test(edition)) return false;
  return Array.isArray(used) && used.every((path) => typeof path === 'string');
}

/** @returns whether no page is left of another edition, as far as this one still has it. */
async function followUp(root: URL, list: Edition): Promise<boolean> {
  const older = [...(await allKept(root))]
    .filter(([path, edition]) => isPage(path) && edition !== list.id && list.hashes.has(path))
    .flatMap(([path]) => needsOf(list, path));
  const course = (await isCourse(root)) ? pathsOf(list, list.course) : [];
  return keepAll(root, list, [...older, ...course]);
}

/** Lets go what neither this edition nor the one before needs: a host may waver between the two for a while. */
async function forgetOlder(root: URL, list: Edition): Promise<void> {
  const before = (await listsKept(root)).findLast(({ id }) => id !== list.id);
  const stay = [list, ...(before ? [before] : [])];
  const stays = (path: string) =>
    path === coursePath || stay.some(({ id, hashes }) => path === listPath(id) || hashes.has(path));
  const cache = await openCache(root);
  for (const path of (await allKept(root)).keys())
    if (!stays(path)) await cache.delete(new URL(path, root).href);
}

async function isAlone(root: URL, { id }: Tab): Promise<boolean> {
  const tabs = await scope.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  return tabs.every((tab) => tab.id === id || pathBelow(root, tab.url) === undefined);
}

export async function greet(root: URL, { edition, used }: Hello, tab: Tab): Promise<void> {
  const page = pathBelow(root, tab.url);
  const list = page === undefined ? undefined : await listOf(root, edition);
  if (!list) return;
  const shell = pathsOf(list, list.shell);
  const whole = await keepAll(root, list, [...needsOf(list, page!), ...shell, ...used]);
  // Another tab may show an older edition, whose parts it may still ask for.
  if (whole && (await followUp(root, list)) && (await isAlone(root, tab)))
    await forgetOlder(root, list);
}
