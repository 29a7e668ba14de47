// What the offline worker keeps of the edition that an open page is of.
import type { Page } from '@playwright/test';

export interface Kept {
  /** Each file of the edition by its path from the course's root, and whether it is here; none before its list is. */
  files: [path: string, isHere: boolean][];
  /** The open page, all that it needs, and what every page needs: whether all of that is here. */
  isWhole: boolean;
  /** All that the page has loaded so far, by path. */
  loaded: string[];
}

export const keptBy = (page: Page): Promise<Kept> =>
  page.evaluate(async () => {
    const root = new URL(document.querySelector<HTMLLinkElement>('link[rel=home]')!.href);
    const { content } = document.querySelector<HTMLMetaElement>('meta[name=edition]')!;
    const cache = await caches.open(`${root.pathname}#offline`);
    const list = await (await cache.match(`${root}offline/${content}.json`))?.json();
    const fromRoot = (address: string) => address.slice(root.href.length);
    const loaded = performance
      .getEntriesByType('resource')
      .flatMap(({ name }) => (name.startsWith(root.href) ? [fromRoot(name)] : []));
    if (!list) return { files: [], isWhole: false, loaded };
    const names = new Set((await cache.keys()).map(({ url }) => url.split('/').at(-1)));
    const files = (list.files as [string, number, string][]).map(
      ([path, , hash]): [string, boolean] => [path, names.has(hash)],
    );
    const own = location.pathname.slice(root.pathname.length);
    const place = files.findIndex(([path]) => path === own);
    const places: number[] = [place, ...list.pages[own], ...list.shell];
    return { files, isWhole: places.every((one) => files[one]![1]), loaded };
  });
