// Which edition each open tab shows. A browser may end the worker at any moment, so it is written down.
import { tabsName } from './edition.ts';
import { scope } from './worker-scope.ts';

/** A page that is being opened is not yet among the open tabs. */
const openingMilliseconds = 60_000;

const remembered = new Map<string, string>();
const addressOf = (root: URL, name: string) => new URL(`tabs/${name}`, root).href;

async function write(root: URL, name: string, text: string): Promise<void> {
  remembered.set(name, text);
  try {
    const cache = await caches.open(tabsName(root));
    await cache.put(addressOf(root, name), new Response(text));
  } catch {
    // A full device: it lasts as long as this worker.
  }
}

async function read(root: URL, name: string): Promise<string | undefined> {
  const known = remembered.get(name);
  if (known) return known;
  const cache = await caches.open(tabsName(root));
  const text = await (await cache.match(addressOf(root, name)))?.text();
  if (text) remembered.set(name, text);
  return text;
}

export const rememberTab = (root: URL, id: string, edition: string) =>
  id ? write(root, `tab-${id}`, `${edition} ${Date.now()}`) : Promise.resolve();

export async function editionOfTab(root: URL, id: string): Promise<string | undefined> {
  return id ? (await read(root, `tab-${id}`))?.split(' ')[0] : undefined;
}

/** The edition that the host gave last. */
export const newestEdition = (root: URL) => read(root, 'newest');
export const rememberNewest = (root: URL, edition: string) => write(root, 'newest', edition);

/** Editions that an open tab shows, or one that is opening; forgets tabs that are closed. */
export async function editionsInUse(root: URL): Promise<Set<string>> {
  const open = await scope.clients.matchAll({ includeUncontrolled: true, type: 'all' });
  const ids = new Set(open.map(({ id }) => id));
  const cache = await caches.open(tabsName(root));
  const used = new Set<string>();
  for (const { url } of await cache.keys()) {
    const name = url.slice(addressOf(root, '').length);
    if (!name.startsWith('tab-')) continue;
    const [edition, since] = ((await read(root, name)) ?? '').split(' ');
    const lives = ids.has(name.slice(4)) || Date.now() - Number(since) < openingMilliseconds;
    if (lives) used.add(edition);
    else {
      remembered.delete(name);
      await cache.delete(url);
    }
  }
  return used;
}

export const forgetTabs = () => remembered.clear();
