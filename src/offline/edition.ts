// An edition is one build of the book: its id stands in each of its pages, its list tells every file's hash.
//
// A page may only ever be given files of its own edition. Each edition has a cache of its own, named after
// the book's path, so that copies of the book on one host, and old and new editions, keep apart.

export interface Edition {
  id: string;
  /** Path below the root ('' is the front page, 'inputs/' a chapter), length in bytes, hash. */
  files: [path: string, bytes: number, hash: string][];
  /** Places in `files`: what each page needs to work, beside what a reader must ask for. */
  pages: Record<string, number[]>;
  /** What every reader gets: the page for pages that are not here, and the search. */
  shell: number[];
  /** The whole course: every page of the book, and the images. */
  course: number[];
}

const meta = /<meta name="edition" content="(?<id>[0-9a-f]+)">/;

export const editionMeta = (id: string) => `<meta name="edition" content="${id}">`;

/** @returns undefined for a page that is not of this book. */
export const editionOf = (html: string): string | undefined => meta.exec(html)?.groups!.id;

export const listPath = (id: string) => `offline/${id}.json`;

const mark = '#offline-';

export const cacheName = (root: URL, id: string) => `${root.pathname}${mark}${id}`;

/** Which edition each open tab shows, and which one the host gave last. */
export const tabsName = (root: URL) => `${root.pathname}#tabs`;

/** Ids of this book's editions among the names of all caches of the host; another copy's are left out. */
export function editionsAmong(names: readonly string[], root: URL): string[] {
  const head = `${root.pathname}${mark}`;
  return names.filter((name) => name.startsWith(head)).map((name) => name.slice(head.length));
}

/** The path of a book's file below the root, without query or index.html; undefined for all else. */
export function pathBelow(root: URL, address: string): string | undefined {
  const { origin, pathname } = new URL(address);
  if (origin !== root.origin || !pathname.startsWith(root.pathname)) return undefined;
  return pathname.slice(root.pathname.length).replace(/(^|\/)index\.html$/, '$1');
}

export const isPage = (path: string) => path === '' || path.endsWith('/');

/** A name with its content's hash in it means the same bytes in every edition. */
export const isHashedName = (path: string) => /^(_astro|mnist)\/|\.pf_\w+$/.test(path);

/** The book's page is whole, and of this edition; hosts may add to it, so its bytes are not compared. */
export const isPageOf = (id: string, html: string) =>
  editionOf(html) === id && html.includes('</html>');

const hashLength = 16;

/** Enough of SHA-256, in hex, to tell two files apart. */
export async function hashOf(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, hashLength);
}

const atPage = /="\.\.\//g;

/** The page that stands in for another is one folder deep; shown at any depth, it must name things from the host's root. */
export const fromHostRoot = (html: string, root: URL) => html.replace(atPage, `="${root.pathname}`);

export const bytesOf = ({ files }: Edition, places: readonly number[]) =>
  places.reduce((sum, place) => sum + files[place][1], 0);

export const pathsOf = ({ files }: Edition, places: readonly number[]) =>
  places.map((place) => files[place][0]);
