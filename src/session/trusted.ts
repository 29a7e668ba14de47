// The one place that makes addresses of scripts trusted: only those below the book's root are admitted.
import { siteRoot } from './root.ts';

interface Policy<Trusted> {
  createScriptURL(address: string): Trusted;
}

interface Factory<Trusted> {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy<Trusted>;
}

/** What a browser with Trusted Types asks for; stands in for its own type where the library has none. */
export type TrustedScriptURL = string & { readonly trusted: unique symbol };

/** @throws when `address` is not below `root`: another host, another book, or above. */
export function belowRoot(address: string, root: URL): string {
  const { origin, pathname, href } = new URL(address, root);
  if (origin === root.origin && pathname.startsWith(root.pathname)) return href;
  throw new TypeError(`A script's address should be below ${root.href}, found ${href}.`);
}

let policy: Policy<TrustedScriptURL> | undefined;

/** A browser without Trusted Types gets the plain address, after the same check. */
export function trustedScriptUrl(url: URL): TrustedScriptURL | string {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory<TrustedScriptURL> };
  if (!trustedTypes) return belowRoot(url.href, siteRoot());
  policy ??= trustedTypes.createPolicy('site', {
    createScriptURL: (address) => belowRoot(address, siteRoot()),
  });
  return policy.createScriptURL(url.href);
}
