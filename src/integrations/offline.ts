// After all pages are final: the list of this edition's files, its id in each page, and the worker at the root.
//
// The id is taken from every file before it is written into the pages; the hashes from what is then served.
import type { AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type Edition, editionMeta, hashOf, isPage, listPath } from '../offline/edition.ts';

export type Site = Map<string, Buffer<ArrayBuffer>>;

/** Read by hosts, by those who show a link, and by people who copy the folder; no page asks for them. */
const noPart =
  /^(_headers|share\/.*|\.\w+|404\.html|preview\.png|mnist\/SHA256SUMS|offline\.js|offline\/.*\.json)$/;
/** Files to take away; without a connection the page makes them itself. */
const toTakeAway = /\.(ipynb|mts)$/;
/** Help with the code is megabytes, and the book can be read and run without it. */
const onlyOnline = /^_astro\/(language-worker|types)-/;
/** Pagefind's engine for languages that the book is not written in. */
const otherLanguage = 'pagefind/wasm.unknown.pagefind';
const charset = /<meta charset="?utf-8"?\s*\/?>/i;
const unlisted = /<meta name="robots" content="noindex">/;

/** As a page asks for it: folders for pages. */
const pathOf = (file: string) => file.replace(/(^|\/)index\.html$/, '$1');

export function editionId(site: Site): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of [...site].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex').slice(0, 16);
}

/** @throws when the page has no `<meta charset>` to stand behind. */
export function withEdition(html: string, id: string, path: string): string {
  if (!charset.test(html))
    throw new Error(`${path} should have <meta charset="utf-8">, and has none.`);
  return html.replace(charset, (first) => first + editionMeta(id));
}

const isText = (path: string) => isPage(path) || /\.(js|css|html)$/.test(path);
/** Images and the cells' charts are megabytes, and only some readers ask for them. */
const isOnDemand = (path: string) => path.startsWith('mnist/') || path.startsWith('_astro/plot.');

/** For each text of the site, the other files that it names; chunks name each other by their hashed names. */
function namesIn(site: Site): Map<string, string[]> {
  const targets = [...site.keys()].filter((path) => !isPage(path) && !isOnDemand(path));
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

export async function editionOfSite(site: Site, id: string): Promise<Edition> {
  const isPart = (path: string) => ![noPart, toTakeAway, onlyOnline].some((one) => one.test(path));
  const paths = [...site.keys()].filter(isPart).toSorted();
  const files: Edition['files'] = await Promise.all(
    paths.map(async (path) => [path, site.get(path)!.length, await hashOf(site.get(path)!)]),
  );
  const places = new Map(paths.map((path, place) => [path, place]));
  const placesOf = (some: Iterable<string>) =>
    [...new Set(some)].filter((path) => places.has(path)).map((path) => places.get(path)!);
  const names = namesIn(site);
  // The list of a chapter's cells is named by its place alone.
  const needs = (page: string) => [...closure(page, names), `${page}cells.json`];
  const pages = paths.filter(isPage);
  const search = paths.filter((path) => path.startsWith('pagefind/') && path !== otherLanguage);
  const shell = pages.includes('offline/') ? ['offline/', ...needs('offline/')] : [];
  const listed = pages.filter((page) => !unlisted.test(site.get(page)!.toString('utf8')));
  const images = paths.filter(isOnDemand);
  return {
    id,
    files,
    pages: Object.fromEntries(pages.map((page) => [page, placesOf(needs(page))])),
    shell: placesOf([...shell, ...search]),
    course: placesOf([
      ...listed,
      ...listed.flatMap((page) => [...needs(page)]),
      ...shell,
      ...search,
      ...images,
    ]),
  };
}

export async function readSite(folder: URL): Promise<Site> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const root = fileURLToPath(folder);
  const site: Site = new Map();
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = `${entry.parentPath}${sep}${entry.name}`;
    site.set(
      pathOf(
        file
          .slice(root.length)
          .replace(/^[/\\]/, '')
          .split(sep)
          .join('/'),
      ),
      await readFile(file),
    );
  }
  return site;
}

/** Bundled as one plain script: a module in a worker is not known to every browser. */
async function writeWorker(folder: URL): Promise<number> {
  const input = fileURLToPath(new URL('../offline/worker.ts', import.meta.url));
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      lib: { entry: input, formats: ['iife'], name: 'offline', fileName: () => 'offline.js' },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('Vite gave no worker.');
  await writeFile(new URL('offline.js', folder), output.output[0].code);
  return output.output[0].code.length;
}

/** Marks each page in `folder` with the edition, and writes its list. */
export async function writeEdition(folder: URL): Promise<Edition> {
  const site = await readSite(folder);
  const id = editionId(site);
  for (const [path, bytes] of site) {
    if (!isPage(path)) continue;
    const html = withEdition(bytes.toString('utf8'), id, path);
    await writeFile(new URL(`${path}index.html`, folder), html);
    site.set(path, Buffer.from(html));
  }
  const edition = await editionOfSite(site, id);
  const list = new URL(listPath(id), folder);
  await mkdir(new URL('./', list), { recursive: true });
  await writeFile(list, JSON.stringify(edition));
  return edition;
}

export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { id, files } = await writeEdition(dir);
        const length = await writeWorker(dir);
        logger.info(`edition ${id}: ${files.length} files, a worker of ${length} bytes`);
      },
    },
  };
}
