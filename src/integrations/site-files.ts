// The files of the built site, and which of them each page needs.
import { readdir, readFile } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isHashedName, isPage } from '../offline/edition.ts';
import { isOnDemand, isPart } from './site-parts.ts';

/** By path, as a page asks for it: folders for pages. */
export type Site = Map<string, Buffer<ArrayBuffer>>;

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

/** A file's name, as nearly all are written; a full stop behind one ends a sentence. */
const word = /[\w-]+(?:\.[\w-]+)*/g;
const isWord = new RegExp(`^${word.source}$`);

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
      // Most names are in few texts: one reading of a text tells which to look for.
      const words = new Set(text.match(word));
      const named = (target: string) => {
        const name = basename(target);
        if (target === path || (!words.has(name) && isWord.test(name))) return false;
        return text.includes(target.startsWith('_astro/') ? name : target);
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
