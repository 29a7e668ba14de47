// Pagefind's own search, loaded from beside the pages, told in the words of this book.
import { fileAddress } from '#src/session/files.ts';
import { siteRoot } from '#src/session/root.ts';
import { excerptPieces, type Piece } from './excerpt.ts';

export interface Place {
  address: string;
  chapter: string;
  /** Undefined for what stands before a chapter's first section. */
  section?: string;
  pieces: Piece[];
}

interface PageFound {
  url: string;
  meta: { title?: string };
  sub_results: { title: string; url: string; excerpt: string; locations: number[] }[];
}
interface Pagefind {
  search(words: string): Promise<{ results: { data(): Promise<PageFound> }[] }>;
}
interface PagefindModule {
  createInstance(options: object): Pagefind;
}

const placesAPage = 4;

let loaded: Promise<Pagefind> | undefined;

async function load(tried: number): Promise<Pagefind> {
  const folder = fileAddress('pagefind/');
  // A browser remembers that a module failed; another address makes it ask again.
  const address = new URL(`pagefind.js${tried ? `?try=${tried}` : ''}`, folder);
  const { createInstance } = (await import(/* @vite-ignore */ address.href)) as PagefindModule;
  // A worker would gain nothing for so small an index, and Trusted Types refuse its address.
  return createInstance({
    basePath: folder.href,
    baseUrl: siteRoot().pathname,
    noWorker: true,
    excerptLength: 24,
  });
}

let tried = 0;

export function openIndex(): Promise<Pagefind> {
  loaded ??= load(tried).catch((error: unknown) => {
    loaded = undefined;
    tried += 1;
    throw error;
  });
  return loaded;
}

/** @throws when the index cannot be fetched; the next call tries again. */
export async function findPlaces(words: string): Promise<Place[]> {
  const index = await openIndex();
  try {
    const { results } = await index.search(words);
    const pages = await Promise.all(results.map((result) => result.data()));
    return pages.flatMap((page) => placesOf(page));
  } catch (error) {
    loaded = undefined;
    throw error;
  }
}

function placesOf({ meta, sub_results: found }: PageFound): Place[] {
  const best = found.toSorted((a, b) => b.locations.length - a.locations.length);
  return best.slice(0, placesAPage).map(({ title, url, excerpt }) => ({
    address: url,
    chapter: meta.title ?? '',
    ...(url.includes('#') ? { section: title } : {}),
    pieces: excerptPieces(excerpt),
  }));
}
