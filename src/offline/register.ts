// Starts the worker and tells it which edition this page is.
import { siteRoot } from '#src/session/root.ts';
import { trustedScriptUrl } from '#src/session/trusted.ts';
import { pathBelow } from './edition.ts';
import type { Hello } from './greeting.ts';
import { editionHere } from './possible.ts';

/** Images that were fetched before the worker could see it. */
function imagesUsed(root: URL): string[] {
  const paths = performance.getEntriesByType('resource').map(({ name }) => pathBelow(root, name));
  return paths.filter((path) => path !== undefined).filter((path) => path.startsWith('mnist/'));
}

/** @throws where the browser does not let it. */
export async function startWorker(): Promise<ServiceWorker> {
  const root = siteRoot();
  const address = trustedScriptUrl(new URL('offline.js', root)) as string;
  await navigator.serviceWorker.register(address, { scope: root.pathname, updateViaCache: 'none' });
  return (await navigator.serviceWorker.ready).active!;
}

export async function greetWorker(): Promise<void> {
  const worker = await startWorker();
  const hello: Hello = { edition: editionHere(), used: imagesUsed(siteRoot()) };
  worker.postMessage(hello, []);
}
