// Remembers how a page stands before a cell runs, and says afterwards what has changed that is none of the cell's own.
import type { Page } from '@playwright/test';
import type { Site } from '#src/tools/site/serve.ts';

export async function watchPage(page: Page, site: Site, cell: string) {
  const seen: string[] = [];
  const context = page.context();
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => seen.push(`window: ${popup.url()}`));
  page.on('download', (download) => seen.push(`download: ${download.url()}`));
  context.on('page', (other) => seen.push(`tab: ${other.url()}`));
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) seen.push(`navigation: ${frame.url()}`);
  });
  await page.evaluate(() => {
    const channel = new BroadcastChannel('planted');
    const heard: unknown[] = [];
    channel.addEventListener('message', ({ data }) => heard.push(data));
    Object.assign(window, { heardOfCells: heard });
    // The book holds a lock that no cell may see.
    void navigator.locks.request('the book’s', () => new Promise(() => undefined));
  });
  const before = await stateOf(page, cell);
  const visitsBefore = site.visits.length;

  return {
    /** A sentence for each thing that is another now. */
    async changes(): Promise<string[]> {
      const after = await stateOf(page, cell);
      const differs = (Object.keys(before) as (keyof typeof before)[])
        .filter((key) => before[key] !== after[key])
        .map((key) => `${key}: ${whereDiffers(before[key], after[key])}`);
      // What the page itself fetches: to run its first cell, show its first markup, or print a rare character.
      const asked = site.visits
        .slice(visitsBefore)
        .filter((path) => !/_astro\/([\w.-]+\.js|[\w.-]+-rare\.[\w.-]+\.woff2)$/.test(path));
      return [...seen, ...differs, ...asked.map((path) => `request: ${path}`)];
    },
  };
}

function whereDiffers(before: string, after: string): string {
  let at = 0;
  while (before[at] === after[at]) at++;
  return `${before.slice(at - 40, at + 80)} ⇒ ${after.slice(at - 40, at + 80)}`;
}

/** All that a page keeps, and all that it shows outside of the cell. */
const stateOf = (page: Page, cell: string) =>
  page.evaluate(async (name) => {
    const shown = document.documentElement.cloneNode(true) as HTMLElement;
    shown.querySelector(`#cell-${name}`)?.remove();
    // The sandbox itself, and the hints by which the page loads its own scripts.
    for (const own of shown.querySelectorAll('iframe, link[rel=modulepreload]')) own.remove();
    const databases = await indexedDB.databases();
    const { heardOfCells } = window as unknown as { heardOfCells: unknown[] };
    return {
      address: location.href,
      title: document.title,
      page: shown.outerHTML,
      storage: JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }),
      cookies: document.cookie,
      databases: JSON.stringify(databases),
      caches: JSON.stringify(await caches.keys()),
      heard: JSON.stringify(heardOfCells),
      names: Object.keys(window)
        .filter((key) => /planted/i.test(key))
        .join(' '),
      prototypes: Object.keys(Object.prototype).join(' ') + Object.keys(Array.prototype).join(' '),
    };
  }, cell);
