// Which file a page is given: of its own edition or none, never another's under the same name.
import { editionOf, isHashedName } from './edition.ts';
import {
  asKept,
  belongs,
  find,
  keptHere,
  openShelf,
  otherShelves,
  put,
  type Shelf,
} from './shelf.ts';
import { editionOfTab, newestEdition, rememberTab } from './tabs.ts';
import { type Asked, scope } from './worker-scope.ts';

/** Told to a page whose edition the host has no more. */
export const anotherEdition = 'another edition';

/** What a page gets whose edition is not known: one that is just being opened, or a worker's worker. */
async function stray(request: Request, root: URL, path: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const newest = await newestEdition(root);
    const first = newest ? [await openShelf(root, newest)] : [];
    for (const shelf of [...first, ...(await otherShelves(root, newest))]) {
      const kept = shelf && (await keptHere(shelf, path));
      if (kept) return kept;
    }
    throw error;
  }
}

async function hostIsOn(root: URL, edition: string): Promise<boolean> {
  const front = await fetch(root, { cache: 'no-store' }).catch(() => undefined);
  return front?.ok === true && editionOf(await front.text()) === edition;
}

/** The name vouches for the content, so it is passed on as it comes, and kept if it proves whole. */
async function passOn(event: Asked, shelf: Shelf, path: string): Promise<Response> {
  const response = await fetch(event.request);
  if (!response.ok) return response;
  const copy = response.clone();
  const keepIt = async () => {
    const bytes = await copy.arrayBuffer();
    if (await belongs(shelf, path, bytes)) await put(shelf, path, asKept(bytes, copy));
  };
  event.waitUntil(keepIt().catch(() => undefined));
  return response;
}

/** Nothing but the list vouches for the content: it is read to its end before the page gets it. */
async function checked(event: Asked, shelf: Shelf, path: string): Promise<Response> {
  let response = await fetch(event.request);
  let bytes = await response.clone().arrayBuffer();
  if (response.ok && !(await belongs(shelf, path, bytes))) {
    // The browser's own cache may hold the file of the same name of an edition before.
    response = await fetch(event.request.url, { cache: 'reload' });
    bytes = await response.clone().arrayBuffer();
  }
  if (!response.ok) return response;
  if (await belongs(shelf, path, bytes)) {
    event.waitUntil(put(shelf, path, asKept(bytes, response)).catch(() => undefined));
    return response;
  }
  // A host that changes files on their way does so within one edition, and the page can tell what is broken.
  if (await hostIsOn(shelf.root, shelf.edition.id)) return response;
  (await scope.clients.get(event.clientId))?.postMessage(anotherEdition);
  return new Response(null, { status: 404, statusText: 'Of another edition' });
}

export async function answerFile(event: Asked, root: URL, path: string): Promise<Response> {
  const { clientId, resultingClientId, request } = event;
  const edition = await editionOfTab(root, clientId);
  const shelf = edition ? await openShelf(root, edition) : undefined;
  if (!edition || !shelf) return stray(request, root, path);
  // A worker that the page starts asks in its own name, for the same edition.
  if (request.destination === 'worker') await rememberTab(root, resultingClientId, edition);
  if (!shelf.hashes.has(path)) return fetch(request);
  const kept = await find(shelf, path);
  if (kept) return kept;
  return isHashedName(path) ? passOn(event, shelf, path) : checked(event, shelf, path);
}
