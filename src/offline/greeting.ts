// A page tells the worker that it is open. All that it needs is then kept, and older editions are followed up.
import { othersRest, patience } from '#src/workers/at-work.ts';
import { needsOf, pathBelow, pathsOf, type Edition } from './edition.ts';
import { editionOf, editionsKept, give, isCourse, keepAll, keepOnly, namesKept } from './store.ts';
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

/** What this edition has of all that was kept in any. */
async function keptInAny(root: URL, list: Edition): Promise<string[]> {
  const course = (await isCourse(root)) ? pathsOf(list, list.course) : [];
  const [names, editions] = [await namesKept(root), await editionsKept(root)];
  const isKept = (page: string) =>
    editions.some(({ hashes }) => hashes.has(page) && names.has(hashes.get(page)!));
  const pages = Object.keys(list.pages).filter(isKept);
  return [...pages.flatMap((page) => needsOf(list, page)), ...course];
}

async function isAlone(root: URL, { id }: Tab): Promise<boolean> {
  const tabs = await scope.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  return tabs.every((tab) => tab.id === id || pathBelow(root, tab.url) === undefined);
}

export async function greet(root: URL, { edition, used }: Hello, tab: Tab): Promise<void> {
  const page = pathBelow(root, tab.url);
  const list = page === undefined ? undefined : await editionOf(root, edition);
  if (!list) return;
  const wanted = [...needsOf(list, page!), ...pathsOf(list, list.shell), ...used];
  const impatient = patience();
  // What is not what it should be goes as it is given, and so comes anew.
  for (const path of wanted) {
    await othersRest(impatient);
    await give(root, path);
  }
  const whole = await keepAll(root, list, wanted, impatient);
  // Another tab may show an older edition, whose parts it may still ask for; and a host may waver between two.
  if (
    whole &&
    (await keepAll(root, list, await keptInAny(root, list), impatient)) &&
    (await isAlone(root, tab))
  )
    await keepOnly(root, (await editionsKept(root)).slice(-2));
}
