// After the build, the chapters' words are put into an index that the search dialog fetches piece by piece.
import type { AstroIntegration } from 'astro';
import { readdir, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { close, createIndex } from 'pagefind';
import { asksForExactFiles } from './exact-files.ts';

/** Not the book's own words: code, pictures, controls, links to oneself, and definitions that fold out. */
const ignored = [
  '.heading-link',
  '.cell',
  '.figure-stage',
  '.guess-choices',
  '.term-definition',
  '.visually-hidden:not(.searched)',
  '[hidden]',
  'math',
  'svg',
];

/** Pagefind's ready-made faces and its worker, which the dialog does without. */
const unused = /^pagefind-(component-ui|modular-ui|ui|highlight|worker|playground)/;

function check(errors: string[]): void {
  if (errors.length > 0) throw new Error(`The search index could not be made: ${errors.join(' ')}`);
}

/**
 * Indexes the pages in `site` that mark their text with data-pagefind-body; what is found then names each page's folder,
 * or its file for hosts that serve `exactFiles`.
 */
export async function makeSearchIndex(site: URL, exactFiles: boolean): Promise<number> {
  const { index, errors } = await createIndex({
    excludeSelectors: ignored,
    keepIndexUrl: exactFiles,
  });
  check(errors);
  if (!index) throw new Error('Pagefind gave neither an index nor a reason.');
  let count = 0;
  const paths = await readdir(site, { recursive: true });
  for (const sourcePath of paths.filter((path) => path.endsWith('.html')).toSorted()) {
    const content = await readFile(new URL(sourcePath, site), 'utf8');
    if (!content.includes('data-pagefind-body')) continue;
    check((await index.addHTMLFile({ sourcePath, content })).errors);
    count += 1;
  }
  const folder = new URL('pagefind/', site);
  check((await index.writeFiles({ outputPath: fileURLToPath(folder) })).errors);
  await close();
  for (const file of await readdir(folder)) if (unused.test(file)) await rm(new URL(file, folder));
  return count;
}

export function search(): AstroIntegration {
  return {
    name: 'search',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        logger.info(`${await makeSearchIndex(dir, asksForExactFiles)} chapters can be searched`);
      },
    },
  };
}
