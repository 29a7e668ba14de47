// Pagefind's own search, loaded from beside the pages, told in the words of this book.
import { fileAddress } from '#src/session/files.ts';
import { siteRoot } from '#src/session/root.ts';
import { excerptPieces, type Piece } from './excerpt.ts';
import { askedWords, holdsAll } from './matching.ts';

export interface Place {
  address: string;
  chapter: string;
  /** Undefined for what stands before a chapter's first section. */
  section?: string;
  pieces: Piece[];
}

interface PageFound {
  url: string;
  /** The page's words, parted by blanks; `locations` are places among them. */
  content: string;
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
/** In quotes Pagefind takes words in a row. */
const isPhrase = /^".*"$/;

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

/** Calls `find` for one wish after the other: the next begins when the one before has ended, or failed. */
export function inTurn<Wish, Found>(
  find: (wish: Wish) => Promise<Found>,
): (wish: Wish) => Promise<Found> {
  let last: Promise<unknown> = Promise.resolve();
  return (wish) => {
    const mine = last.then(() => find(wish));
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * Pagefind has one object for each page and writes every search's places into it: two at once would mark each other's
 * words.
 * @throws when the index cannot be fetched; the next call tries again.
 */
export const findPlaces = inTurn(findAtOnce);

async function findAtOnce(words: string): Promise<Place[]> {
  const asked = askedWords(words);
  const index = await openIndex();
  if (asked.length === 0) return [];
  try {
    const { results } = await index.search(isPhrase.test(words) ? words : asked.join(' '));
    const pages = await Promise.all(results.map((result) => result.data()));
    return pages.flatMap((page) => placesOf(page, asked));
  } catch (error) {
    loaded = undefined;
    throw error;
  }
}

/** The places of a page that hold all that was asked for, the fullest first. */
export function placesOf(page: PageFound, asked: readonly string[]): Place[] {
  const words = page.content.split(/\s+/);
  const holding = page.sub_results.filter(({ locations }) =>
    holdsAll(
      asked,
      locations.map((place) => words[place] ?? ''),
    ),
  );
  const best = holding.toSorted((a, b) => b.locations.length - a.locations.length);
  return best.slice(0, placesAPage).map(({ title, url, excerpt }) => ({
    address: url,
    chapter: page.meta.title ?? '',
    ...(url.includes('#') ? { section: title } : {}),
    pieces: excerptPieces(excerpt),
  }));
}
