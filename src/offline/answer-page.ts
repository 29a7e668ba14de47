// Which page a reader is given: the host's while it answers, else the one that is kept, else a kind word.
import { editionOf, fromHostRoot } from './edition.ts';
import { asKept, keptHere, openShelf, otherShelves, put, type Shelf } from './shelf.ts';
import { newestEdition, rememberNewest, rememberTab } from './tabs.ts';
import type { Asked } from './worker-scope.ts';

/** A host that is slower than this is taken for gone, if the page is kept. */
const patienceMilliseconds = 3000;

interface Come {
  response: Response;
  /** Undefined for a page that is not of this book. */
  edition?: string;
}

async function fromHost(request: Request): Promise<Come | undefined> {
  try {
    // A page from the browser's own cache may be older than its files at the host.
    const response = await fetch(new Request(request, { cache: 'no-cache' }));
    if (response.status >= 500) return { response };
    if (!response.ok) return { response, edition: '' };
    return { response, edition: editionOf(await response.clone().text()) ?? '' };
  } catch {
    return undefined;
  }
}

const wait = (milliseconds: number) =>
  new Promise<undefined>((done) => setTimeout(() => done(undefined), milliseconds));

/** The host's last edition first: its page, if kept, is the newest that the reader can have. */
async function shelvesInOrder(root: URL): Promise<Shelf[]> {
  const newest = await newestEdition(root);
  const first = newest ? await openShelf(root, newest) : undefined;
  return [...(first ? [first] : []), ...(await otherShelves(root, newest))];
}

/** Opens the kept page for the tab that asks, and notes which edition it shows from now on. */
async function fromShelves({ request, resultingClientId }: Asked, root: URL, path: string) {
  for (const shelf of await shelvesInOrder(root)) {
    const page = await keptHere(shelf, path);
    if (page) {
      await rememberTab(root, resultingClientId, shelf.edition.id);
      return page;
    }
    // A host leads an address without its last slash to the one with it.
    if (!path.endsWith('/') && (await keptHere(shelf, `${path}/`))) {
      const { pathname, search } = new URL(request.url);
      return Response.redirect(`${pathname}/${search}`);
    }
  }
  return undefined;
}

async function notHere({ resultingClientId }: Asked, root: URL): Promise<Response> {
  for (const shelf of await shelvesInOrder(root)) {
    const page = await keptHere(shelf, 'offline/');
    if (!page) continue;
    await rememberTab(root, resultingClientId, shelf.edition.id);
    return asKept(fromHostRoot(await page.text(), root), page);
  }
  return Response.error();
}

async function give(event: Asked, root: URL, path: string, { response, edition }: Come) {
  if (!edition) return response;
  await rememberTab(root, event.resultingClientId, edition);
  await rememberNewest(root, edition);
  const copy = response.clone();
  const keepIt = async () => {
    const shelf = await openShelf(root, edition);
    if (!shelf?.hashes.has(path)) return;
    await put(shelf, path, asKept(await copy.arrayBuffer(), copy));
  };
  // Not kept for want of room, or a page cut short: it is shown all the same.
  event.waitUntil(keepIt().catch(() => undefined));
  return response;
}

export async function answerPage(event: Asked, root: URL, path: string): Promise<Response> {
  const coming = fromHost(event.request);
  const soon = await Promise.race([coming, wait(patienceMilliseconds)]);
  if (soon?.edition !== undefined) return give(event, root, path, soon);
  const kept = await fromShelves(event, root, path);
  if (kept) return kept;
  const late = await coming;
  return late ? give(event, root, path, late) : notHere(event, root);
}
