// After all pages are final: files named by their content, the list of this edition's files, its id in each page, and
// the worker at the root.
import type { AstroIntegration } from 'astro';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import {
  contentHash,
  type Edition,
  editionMeta,
  type FileList,
  isPage,
  listPath,
  readEdition,
  textHash,
} from '../offline/edition.ts';
import { asksForExactFiles } from './exact-files.ts';
import { intoHead, nameByContent } from './hashed-names.ts';
import { needsOfPages, readSite, type Site } from './site-files.ts';
import { isOnDemand, isPart, searchFolder } from './site-parts.ts';

const unlisted = /<meta name="robots" content="noindex">/;
const metaLength = editionMeta('0'.repeat(16)).length;

/** `search`: paths of the search index. */
async function listOfSite(site: Site, needs: Map<string, string[]>, search: string[]) {
  const pages = [...needs.keys()].toSorted();
  const listed = pages.filter((page) => !unlisted.test(site.get(page)!.toString('utf8')));
  const shell = [
    ...(needs.has('offline/') ? ['offline/', ...needs.get('offline/')!] : []),
    ...search,
  ];
  const images = [...site.keys()].filter((path) => isOnDemand(path) && isPart(path));
  const needed = [...needs.values()].flat();
  const paths = [...new Set([...pages, ...needed, ...shell, ...images])].toSorted();
  const files: FileList['files'] = await Promise.all(
    paths.map(async (path) => {
      const bytes = site.get(path)!;
      const length = bytes.length + (isPage(path) ? metaLength : 0);
      return [path, length, await contentHash(path, bytes)];
    }),
  );
  const places = new Map(paths.map((path, place) => [path, place]));
  const placesOf = (some: string[]) => [...new Set(some)].map((path) => places.get(path)!);
  const course = listed.flatMap((page) => [page, ...needs.get(page)!]);
  return {
    files,
    pages: Object.fromEntries(pages.map((page) => [page, placesOf(needs.get(page)!)])),
    shell: placesOf(shell),
    course: placesOf([...course, ...shell, ...images]),
  } satisfies FileList;
}

/**
 * Names the files in `folder` by their content, marks each page with the edition, and writes its list, which says where
 * its pages are on a host that serves `exactFiles` and no folders.
 */
export async function writeEdition(folder: URL, exactFiles = false): Promise<Edition> {
  const site = await readSite(folder);
  const needs = needsOfPages(site);
  const names = await nameByContent(folder, site, needs);
  for (const [page, paths] of needs)
    needs.set(
      page,
      paths.filter((path) => !isOnDemand(path)),
    );
  const search = [...names].filter(([path, name]) => path.startsWith(searchFolder) && isPart(name));
  const list: FileList = {
    ...(await listOfSite(
      site,
      needs,
      search.map(([, name]) => name),
    )),
    ...(exactFiles ? { pageFile: 'index.html' } : {}),
  };
  const text = JSON.stringify(list);
  const id = await textHash(text);
  for (const page of needs.keys()) {
    const html = intoHead(site.get(page)!.toString('utf8'), editionMeta(id), page);
    await writeFile(new URL(`${page}index.html`, folder), html);
  }
  const file = new URL(listPath(id), folder);
  await mkdir(new URL('./', file), { recursive: true });
  await writeFile(file, text);
  return (await readEdition(text, id))!;
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

export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { id, files } = await writeEdition(dir, asksForExactFiles);
        const length = await writeWorker(dir);
        logger.info(`edition ${id}: ${files.length} files, a worker of ${length} bytes`);
      },
    },
  };
}
