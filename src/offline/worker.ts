// The service worker: keeps the pages that a reader opens, and gives them back when the host does not answer.
//
// It belongs to no edition. Each tab shows one edition and gets that edition's files alone; the worker asks
// each page which it is (edition.ts), notes it (tabs.ts), and checks what it keeps against that edition's list
// (shelf.ts). So old and new editions live side by side, and a tab on the old one is never disturbed.
import { answerFile } from './answer-file.ts';
import { answerPage } from './answer-page.ts';
import { pathBelow, pathsOf } from './edition.ts';
import type { Hello } from './messages.ts';
import { forgetLists, openShelf } from './shelf.ts';
import { keepAll, needsOf, succeed } from './succeed.ts';
import { forgetTabs, newestEdition, rememberNewest, rememberTab } from './tabs.ts';
import { scope, type Tab } from './worker-scope.ts';

const root = new URL(scope.registration.scope);

/** A page says which edition it is, and all it needs is kept for the next time. */
async function greet({ edition, used }: Hello, tab: Tab): Promise<void> {
  await rememberTab(root, tab.id, edition);
  if (!(await newestEdition(root))) await rememberNewest(root, edition);
  const shelf = await openShelf(root, edition);
  if (!shelf) return;
  const page = pathBelow(root, tab.url) ?? '';
  const shell = pathsOf(shelf.edition, shelf.edition.shell);
  await keepAll(shelf, [...needsOf(shelf, page), ...shell, ...used]);
  if (edition === (await newestEdition(root))) await succeed(shelf);
}

/** One greeting at a time: two would fetch the same files. */
let last: Promise<void> = Promise.resolve();
function inTurn(work: () => Promise<void>): Promise<void> {
  last = last.then(work).catch(() => undefined);
  return last;
}

// A newer worker waits until every tab on the older one is closed. The older one serves a newer edition as well,
// and to push it aside is not safe: Chromium may stop it with a page on its way, and that page then never comes.
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('message', (event) => {
  const { data, source } = event as { data: Hello | 'forget'; source: Tab | null };
  if (data === 'forget') {
    forgetLists();
    forgetTabs();
  } else if (source) event.waitUntil(inTurn(() => greet(data, source)));
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  // 'no-store' is how the book itself asks past this worker.
  if (request.method !== 'GET' || request.cache === 'no-store') return;
  const path = pathBelow(root, request.url);
  if (path === undefined || path === 'offline.js') return;
  const answer = request.mode === 'navigate' ? answerPage : answerFile;
  event.respondWith(answer(event, root, path));
});
