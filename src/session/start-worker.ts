// A module worker of the site, admitted by the page's own policy.
import { trustedScriptUrl } from './trusted.ts';

/** `address`: as the bundler gives it, whole in a built page and from the host's root in `npm start`. */
export function startWorker(address: string, name?: string): Worker {
  const url = trustedScriptUrl(new URL(address, document.baseURI));
  return new Worker(url as string, { type: 'module', name });
}
