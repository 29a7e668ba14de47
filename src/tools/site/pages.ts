// Every page of the built book, and every figure by itself, found in dist/ itself, so that no list can miss one.
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const pathsIn = (folder: string) =>
  globSync('**/index.html', { cwd: folder })
    .map((file) => file.split(sep).join('/'))
    .map((file) => file.replace(/index\.html$/, ''))
    .toSorted();

const figurePage = /^testbed\/(.+)\/$/;

/** Paths below the base, in order: '' is the cover, 'inputs/' a chapter; 404.html is not among them. */
export const builtPages = (folder = 'dist'): string[] =>
  pathsIn(folder).filter((path) => !figurePage.test(path));

/** Names of the figures that the testbed shows by themselves, each at `testbed/NAME/`: no pages of the book. */
export const builtFigures = (folder = 'dist'): string[] =>
  pathsIn(folder).flatMap((path) => figurePage.exec(path)?.[1] ?? []);

/** The names that stand in the text of a built page, each once, in the order of the page. */
function namesOn(path: string, name: RegExp, folder: string): string[] {
  const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
  return [...new Set([...html.matchAll(name)].map(([, found]) => found!))];
}

/** The figures of a page. */
export const figuresOn = (path: string, folder = 'dist'): string[] =>
  namesOn(path, /<figure [^>]*id="figure-([^"]+)"/g, folder);

/** The exercises of a page. */
export const exercisesOn = (path: string, folder = 'dist'): string[] =>
  namesOn(path, /<section [^>]*id="exercise-([^"]+)"/g, folder);

/** A page's path as part of a file name: 'index', 'inputs', 'parts-one'. */
export const pageName = (path: string) => path.replace(/\/$/, '').replaceAll('/', '-') || 'index';
