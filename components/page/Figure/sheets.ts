// The style sheets of a figure: those of the parts that it is made of, then its own.
import { globSync, readFileSync } from 'node:fs';

const files = import.meta.glob<string>('../../{figures,pictures,controls}/*/*.css', {
  query: '?url',
  import: 'default',
  eager: true,
});
const part = /'#components\/(?:figures|pictures|controls)\/(\w+)\/\w+\.(?:tsx|astro)'/g;

/** The folders of the pictures, controls and figures whose parts the files of the folder `tag` import, and itself. */
function foldersOf(tag: string): string[] {
  const sources = globSync(`components/{figures,pictures,controls}/${tag}/*.{tsx,astro}`, {
    cwd: process.cwd(),
  });
  const found = sources.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(part)]);
  const others = found.map(([, folder]) => folder!).filter((folder) => folder !== tag);
  // What is made of another has that one’s parts, too.
  return [...new Set([...others.toSorted().flatMap(foldersOf), tag])];
}

/** Addresses of the sheets; none for what has no sheet. */
export const sheetsOf = (tag: string): string[] =>
  foldersOf(tag).flatMap((folder) =>
    Object.entries(files).flatMap(([file, address]) =>
      file.split('/').at(-2) === folder ? [address] : [],
    ),
  );
