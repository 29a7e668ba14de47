// Every page of the built book, found in dist/ itself, so that no list can miss one.
import { globSync } from 'node:fs';
import { sep } from 'node:path';

/** Paths below the base, in order: '' is the cover, 'inputs/' a chapter; 404.html is not among them. */
export function builtPages(folder = 'dist'): string[] {
  const files = globSync('**/index.html', { cwd: folder });
  return files
    .map((file) =>
      file
        .split(sep)
        .join('/')
        .replace(/index\.html$/, ''),
    )
    .toSorted();
}

/** A page's path as part of a file name: 'index', 'inputs', 'parts-one'. */
export const pageName = (path: string) => path.replace(/\/$/, '').replaceAll('/', '-') || 'index';
