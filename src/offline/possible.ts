// Whether this browser can keep the book for reading without a connection, and if not, why.
import { isFramed } from '#src/session/storage.ts';

export type Impossible = 'writing' | 'framed' | 'insecure' | 'refused';

/** The edition that the page says it is; '' for a page that is no part of the book. */
export const editionHere = () =>
  document.querySelector<HTMLMetaElement>('meta[name="edition"]')?.content ?? '';

/** @returns undefined where it is possible. */
export async function whyNot(): Promise<Impossible | undefined> {
  if (import.meta.env.DEV || !editionHere()) return 'writing';
  if (isFramed()) return 'framed';
  if (!globalThis.isSecureContext) return 'insecure';
  try {
    if (!navigator.serviceWorker) return 'refused';
    await caches.keys();
    return undefined;
  } catch {
    return 'refused';
  }
}
