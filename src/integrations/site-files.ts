// The files of the built site, and which of them each page needs.
import { readdir, readFile } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bookNetwork, networks } from '../nn/networks.ts';
import { isHashedName, isPage } from '../offline/edition.ts';

/** By path, as a page asks for it: folders for pages. */
export type Site = Map<string, Buffer<ArrayBuffer>>;

/** Read by hosts, by those who show a link, and by people who copy the folder; no page asks for them. */
const noPart =
  /^(_headers|share\/.*|\.\w+|404\.html|preview\.png|mnist\/SHA256SUMS|offline\.js|offline\/.*\.json|testbed\/.+)$/;
/** Files to take away; without a connection the page makes them itself. */
const toTakeAway = /\.(ipynb|mts)$/;
/** Help with the code is megabytes, and the book can be read and run without it. */
const onlyOnline = /^_astro\/(language-worker|types)-/;
/** Pagefind's engine for languages that the book is not written in. */
const otherLanguage = /\/wasm\.unknown\.pagefind$/;

const left = [noPart, toTakeAway, onlyOnline, otherLanguage];

/** Whether a page needs the file without a connection. */
export const isPart = (path: string) => !left.some((one) => one.test(path));

export const searchFolder = 'pagefind/';

/** Some figures and cells compare the book's network with these. */
const otherNetworks = new Set(
  Object.values(networks)
    .filter((network) => network !== bookNetwork)
    .map(({ file }) => basename(file)),
);

/** Images, the cells' charts and further networks are megabytes, and only some readers ask for them. */
export const isOnDemand = (path: string) =>
  path.startsWith('mnist/') || path.startsWith('_astro/plot.') || otherNetworks.has(basename(path));

export async function readSite(folder: URL): Promise<Site> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const root = fileURLToPath(folder);
  const site: Site = new Map();
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = `${entry.parentPath}${sep}${entry.name}`;
    const path = file.slice(root.length).split(sep).filter(Boolean).join('/');
    site.set(path.replace(/(^|\/)index\.html$/, '$1'), await readFile(file));
  }
  return site;
}

const isText = (path: string) => isPage(path) || /\.(js|css|html)$/.test(path);

/** For each text of the site, the other files that it names; chunks name each other by their hashed names. */
function namesIn(site: Site): Map<string, string[]> {
  const targets = [...site.keys()].filter(
    (path) => !isPage(path) && !(isOnDemand(path) && isHashedName(path)),
  );
  const texts = [...site].filter(([path]) => isText(path));
  return new Map(
    texts.map(([path, bytes]) => {
      const text = bytes.toString('utf8');
      const named = (target: string) => {
        const name = target.startsWith('_astro/') ? basename(target) : target;
        return target !== path && text.includes(name);
      };
      return [path, targets.filter(named)];
    }),
  );
}

function closure(start: string, names: Map<string, string[]>): Set<string> {
  const found = new Set<string>();
  const waiting = [start];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop())
    for (const next of names.get(path) ?? [])
      if (!found.has(next)) {
        found.add(next);
        waiting.push(next);
      }
  return found;
}

/** For each page the files that it names, and that those name in turn; what it asks for on demand is among them. */
export function needsOfPages(site: Site): Map<string, string[]> {
  const names = namesIn(site);
  // The list of a chapter's cells is named by its place alone.
  const needs = (page: string) => [...closure(page, names), `${page}cells.json`];
  return new Map(
    [...site.keys()]
      .filter(isPage)
      .map((page) => [page, needs(page).filter((path) => site.has(path) && isPart(path))]),
  );
}
