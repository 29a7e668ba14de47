// What a page keeps in the reader's browser, by name.
import type { Page } from '@playwright/test';

/** The names of everything that the site's origin stores. */
export const storedNames = (page: Page): Promise<string[]> =>
  page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
    ...(await caches.keys()),
  ]);
