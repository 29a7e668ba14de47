// An edition is one build of the book: its list gives the hash of every file, and its id, which is in each page, is
// the hash of that list.
//
// The files that a page asks for are named by their content, so one name means the same bytes in every edition.
// Only what a reader opens by its address (a page, a table to download) has one address in all editions.

export interface FileList {
  /** Path below the root ('' is the front page, 'inputs/' a chapter), length in bytes, hash. */
  files: [path: string, bytes: number, hash: string][];
  /** Places in `files`: what each page needs to work, beside what a reader must ask for. */
  pages: Record<string, number[]>;
  /** What every reader gets: the page for pages that are not here, and the search. */
  shell: number[];
  /** The whole course: every page of the book, and the images. */
  course: number[];
  /** What a page's address ends in, for hosts that serve no folders. */
  pageFile?: string;
}

export interface Edition extends FileList {
  id: string;
  /** Which the id is the hash of. */
  text: string;
  /** By path. */
  hashes: ReadonlyMap<string, string>;
}

const meta = /<meta name="edition" content="[0-9a-f]{16}">/;

export const editionMeta = (id: string) => `<meta name="edition" content="${id}">`;

export const listPath = (id: string) => `offline/${id}.json`;

/** The path of a book's file below the root, without query or index.html; undefined for all else. */
export function pathBelow(root: URL, address: string): string | undefined {
  const { origin, pathname } = new URL(address);
  if (origin !== root.origin || !pathname.startsWith(root.pathname)) return undefined;
  return pathname.slice(root.pathname.length).replace(/(^|\/)index\.html$/, '$1');
}

export const isPage = (path: string) => path === '' || path.endsWith('/');

/** Where the host has the file. */
export const addressIn = ({ pageFile = '' }: FileList, root: URL, path: string) =>
  new URL(isPage(path) ? path + pageFile : path, root);

/** Whether the name says what the content is. */
export const isHashedName = (path: string) => /^(_astro|mnist)\/./.test(path);

/** Enough of SHA-256, in hex, to tell two files apart. */
async function hashOf(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const textHash = (text: string) => hashOf(new TextEncoder().encode(text));

/** As the list has it: a page without the id, which is the hash of the list and so known only after it. */
export const contentHash = (path: string, bytes: BufferSource) =>
  isPage(path) ? textHash(new TextDecoder().decode(bytes).replace(meta, '')) : hashOf(bytes);

/** @returns undefined for a text that is not that edition's list. */
export async function readEdition(text: string, id: string): Promise<Edition | undefined> {
  if ((await textHash(text)) !== id) return undefined;
  const list = JSON.parse(text) as FileList;
  return { ...list, id, text, hashes: new Map(list.files.map(([path, , hash]) => [path, hash])) };
}

/** The page that stands in for another is one folder deep; shown at any depth, it must name things from the host's root. */
export const fromHostRoot = (html: string, root: URL) =>
  html.replaceAll('="../', () => `="${root.pathname}`);

export const bytesOf = ({ files }: FileList, places: readonly number[]) =>
  places.reduce((sum, place) => sum + files[place][1], 0);

export const pathsOf = ({ files }: FileList, places: readonly number[]) =>
  places.map((place) => files[place][0]);

/** All that a page needs, itself last: a page that is kept is kept whole. */
export const needsOf = (list: FileList, page: string): string[] =>
  page in list.pages ? [...pathsOf(list, list.pages[page]), page] : [];
