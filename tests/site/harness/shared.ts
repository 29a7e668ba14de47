// What the pages of the book say to whoever shows a link to them.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseHTML } from 'linkedom';
import { builtPages } from '#src/tools/site/pages.ts';
import { makeShareImages } from '../../../src/integrations/share-images.ts';
import { builtNamed } from './built.ts';

export interface SharedPage {
  path: string;
  /** Contents of the page's `<meta>` by property or name, and its title as `h1`. */
  meta: Map<string, string>;
}

function metas(html: string): Map<string, string> {
  const { document } = parseHTML(html);
  const named = [...document.querySelectorAll('meta[content]')].map((meta): [string, string] => [
    meta.getAttribute('property') ?? meta.getAttribute('name') ?? '',
    meta.getAttribute('content')!,
  ]);
  named.push([
    'h1',
    document.querySelector('h1')?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '',
  ]);
  return new Map(named);
}

/** Pages that search engines may list; the others are shared by nobody. */
export function sharedPages(folder = 'dist'): SharedPage[] {
  builtNamed('**/*.html');
  return builtPages(folder)
    .map((path) => ({ path, meta: metas(readFileSync(join(folder, path, 'index.html'), 'utf8')) }))
    .filter(({ meta }) => meta.get('robots') !== 'noindex');
}

/** The images of the pages, by their paths below the book's. */
export const sharedImages = (): { path: string; png: Buffer }[] =>
  builtNamed('share/*').map((path) => ({ path, png: readFileSync(join('dist', path)) }));

/** The pages as a build makes them that is told where the book will stand, and how many got an image. */
export async function sharedPagesAt(address: URL): Promise<{ pages: SharedPage[]; count: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'shared-'));
  const root = pathToFileURL(`${process.cwd()}/`);
  for (const path of builtPages())
    cpSync(join('dist', path, 'index.html'), join(folder, path, 'index.html'));
  const count = await makeShareImages(root, pathToFileURL(`${folder}/`), address);
  const pages = sharedPages(folder);
  rmSync(folder, { recursive: true });
  return { pages, count };
}
