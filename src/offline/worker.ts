// The service worker: keeps the pages that a reader opens, and gives them back when the host does not answer.
//
// Pages come from the host while it answers. Their files are named by their content, so those come from the cache
// first, and no page can be given a file of another edition.
import { othersRest } from '#src/workers/at-work.ts';
import { fromHostRoot, isHashedName, isPage, pathBelow } from './edition.ts';
import { greet, isHello } from './greeting.ts';
import { cacheName, editionsKept, give, keep } from './store.ts';
import { scope, type WorkerEvent } from './worker-scope.ts';

/** A host that is slower than this is taken for gone, if the page is kept. */
const patienceMilliseconds = 3000;

const root = new URL(scope.registration.scope);

const wait = (milliseconds: number) =>
  new Promise<undefined>((done) => setTimeout(() => done(undefined), milliseconds));

async function answerFile(event: WorkerEvent, path: string): Promise<Response> {
  const kept = await give(root, path);
  if (kept) return kept;
  const response = await fetch(event.request);
  const list = (await editionsKept(root)).find(({ hashes }) => hashes.has(path));
  // Not kept for want of room, or cut short: the page gets it all the same, and can tell what is broken.
  if (list) {
    const copy = response.clone();
    const keptLater = othersRest().then(() => keep(root, path, list.hashes.get(path)!, copy));
    event.waitUntil(keptLater.catch(() => false));
  }
  return response;
}

async function notHere(): Promise<Response> {
  const page = await give(root, 'offline/');
  if (!page) return Response.error();
  return new Response(fromHostRoot(await page.text(), root), { headers: page.headers });
}

async function answerPage({ request }: WorkerEvent, path: string): Promise<Response> {
  // A page from the browser's own cache may be older than its files at the host.
  const coming = fetch(new Request(request, { cache: 'no-cache' })).catch(() => undefined);
  const soon = await Promise.race([coming, wait(patienceMilliseconds)]);
  if (soon && soon.status < 500) return soon;
  const kept = await give(root, path);
  if (kept) return kept;
  // A host redirects an address without its last slash to the one with it.
  if (!isPage(path) && (await give(root, `${path}/`))) {
    const address = new URL(request.url);
    address.pathname += '/';
    return Response.redirect(address.href);
  }
  return (await coming) ?? notHere();
}

/** One greeting at a time: two would fetch the same files. */
let last: Promise<void> = Promise.resolve();
function inTurn(work: () => Promise<void>): Promise<void> {
  last = last.then(work).catch(() => undefined);
  return last;
}

/** What worked otherwise in an older version of this worker. */
async function clearOlder(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(`${root.pathname}#`));
  for (const name of names) if (name !== cacheName(root)) await caches.delete(name);
}

// A newer worker waits until every tab on the older one is closed. The older one serves a newer edition as well,
// and to push it aside is not safe: Chromium may stop it with a page on its way, and that page then never comes.
scope.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([scope.clients.claim(), clearOlder()]));
});
scope.addEventListener('message', (event) => {
  const { data, source } = event;
  if (source && isHello(data)) event.waitUntil(inTurn(() => greet(root, data, source)));
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  // With 'no-store' the book itself asks past this worker.
  if (request.method !== 'GET' || request.cache === 'no-store') return;
  const path = pathBelow(root, request.url);
  if (path === undefined) return;
  if (request.mode === 'navigate') event.respondWith(answerPage(event, path));
  else if (isHashedName(path)) event.respondWith(answerFile(event, path));
});
