// Every page of the built book, and every figure by itself, found in dist/ itself, so that no list can miss one.
import { globSync } from 'node:fs';
import { sep } from 'node:path';

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

/** A page's path as part of a file name: 'index', 'inputs', 'parts-one'. */
export const pageName = (path: string) => path.replace(/\/$/, '').replaceAll('/', '-') || 'index';
