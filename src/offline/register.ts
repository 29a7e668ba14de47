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

async function awake(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  if (registration.active) return registration.active;
  const coming = registration.installing ?? registration.waiting;
  return new Promise((done, failed) => {
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'activated') done(coming);
      if (coming.state === 'redundant') failed(new Error('The worker did not start.'));
    });
  });
}

let starting: Promise<ServiceWorker> | undefined;

/** @throws where the browser does not let it. */
export function startWorker(): Promise<ServiceWorker> {
  starting ??= start();
  return starting;
}

async function start(): Promise<ServiceWorker> {
  const root = siteRoot();
  const address = trustedScriptUrl(new URL('offline.js', root)) as string;
  const options = { scope: root.pathname, updateViaCache: 'none' } as const;
  return awake(await navigator.serviceWorker.register(address, options));
}

export async function greetWorker(): Promise<void> {
  const worker = await startWorker();
  const hello: Hello = { edition: editionHere(), used: imagesUsed(siteRoot()) };
  worker.postMessage(hello, []);
}
