// Where the files lie that scripts fetch by name: the build names them by their content, and each page tells how.
import { siteRoot } from './root.ts';

/** `path` is a file's below public/ or as its endpoint names it; `npm start` serves it under that name. */
export function fileAddress(path: string): URL {
  const names = document.querySelector<HTMLMetaElement>('meta[name="files"]')?.content ?? '';
  const hash = new Map(names.split(' ').map((one) => one.split('=') as [string, string])).get(path);
  return new URL(hash ? `_astro/${hash}/${path.split('/').at(-1)}` : path, siteRoot());
}
