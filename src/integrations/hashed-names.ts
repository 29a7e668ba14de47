// Files that pages ask for and that still have a plain name get one that is made of their content, so that a page
// and a file of two editions can never be taken for one another.
//
// A page's own tags are rewritten; for its scripts the page says the hashes (src/session/files.ts), since a script
// that held them would itself need another name. What readers follow a link to keeps its address.
import { createHash } from 'node:crypto';
import { mkdir, rename, rmdir } from 'node:fs/promises';
import { isHashedName } from '../offline/edition.ts';
import { rootFrom } from './relative-urls.ts';
import type { Site } from './site-files.ts';
import { searchFolder } from './site-parts.ts';

const host = 'http://book';
const charset = /<meta charset="?utf-8"?\s*\/?>/i;
const link = /<a\s[^>]*\bhref="([^"]*)"/g;
const named = /(\s(?:href|src|poster)="|url\(["']?)([^"')]*)/g;

/** @throws when the page has no `<meta charset>` to stand behind. */
export function intoHead(html: string, tags: string, page: string): string {
  if (!charset.test(html))
    throw new Error(`${page} should have <meta charset="utf-8">, and has none.`);
  return html.replace(charset, (first) => first + tags);
}

function pathOf(address: string, page: string): string | undefined {
  if (!URL.canParse(address, `${host}/${page}`)) return undefined;
  const { origin, pathname } = new URL(address, `${host}/${page}`);
  return origin === host ? pathname.slice(1) : undefined;
}

function hashOf(site: Site, paths: string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.toSorted())
    hash.update(`${path}\0${site.get(path)!.length}\0`).update(site.get(path)!);
  return hash.digest('hex').slice(0, 16);
}

/** New paths by old ones. */
function newNames(site: Site, needs: Map<string, string[]>): Map<string, string> {
  const linked = new Set(
    [...needs.keys()].flatMap((page) =>
      [...site.get(page)!.toString('utf8').matchAll(link)].map(([, to]) => pathOf(to, page)),
    ),
  );
  const asked = new Set([...needs.values()].flat());
  // The parts of the search index find each other by their names, so they get one hash together.
  const search = [...site.keys()].filter((path) => path.startsWith(searchFolder));
  const searchHash = hashOf(site, search);
  const names = new Map(
    search.map((path) => [path, `_astro/${searchHash}/${path.slice(searchFolder.length)}`]),
  );
  for (const path of asked)
    if (!isHashedName(path) && !linked.has(path) && !names.has(path))
      names.set(path, `_astro/${hashOf(site, [path])}/${path.split('/').at(-1)}`);
  return names;
}

function rewritten(html: string, page: string, names: Map<string, string>): string {
  return html.replace(named, (whole, head: string, address: string) => {
    const path = pathOf(address, page);
    const name = path === undefined ? undefined : names.get(path);
    return name ? `${head}${rootFrom(page)}${name}` : whole;
  });
}

const hashIn = (name: string) => name.split('/')[1];

/** `path=hash` for each file that the page's scripts may fetch. */
function filesMeta(paths: string[], names: Map<string, string>): string {
  const own = paths.filter((path) => names.has(path));
  const hashes = own.map((path) => `${path}=${hashIn(names.get(path)!)}`);
  const search = [...names].find(([path]) => path.startsWith(searchFolder));
  if (search) hashes.push(`${searchFolder}=${hashIn(search[1])}`);
  return hashes.length > 0 ? `<meta name="files" content="${hashes.join(' ')}">` : '';
}

async function renameIn(folder: URL, names: Map<string, string>): Promise<void> {
  for (const [path, name] of names) {
    await mkdir(new URL('./', new URL(name, folder)), { recursive: true });
    await rename(new URL(path, folder), new URL(name, folder));
  }
  const folders = [...names.keys()].map((path) => path.replace(/[^/]+$/, ''));
  // The deepest first; one that still holds something stays.
  for (const one of new Set(folders.toSorted((a, b) => b.length - a.length)))
    if (one) await rmdir(new URL(one, folder)).catch(() => undefined);
}

/** Renames in `folder`, in `site` and in `needs`. @returns new paths by old ones. */
export async function nameByContent(
  folder: URL,
  site: Site,
  needs: Map<string, string[]>,
): Promise<Map<string, string>> {
  const names = newNames(site, needs);
  await renameIn(folder, names);
  for (const [path, name] of names) {
    site.set(name, site.get(path)!);
    site.delete(path);
  }
  for (const [page, paths] of needs) {
    const html = rewritten(site.get(page)!.toString('utf8'), page, names);
    site.set(page, Buffer.from(intoHead(html, filesMeta(paths, names), page)));
    const renamed = paths.map((path) => names.get(path) ?? path);
    needs.set(page, renamed);
  }
  return names;
}
