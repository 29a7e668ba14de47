// The declarations of the language and of Observable Plot, as their packages ship them, as texts by their place (Node only).
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const reference = /^\/\/\/ <reference lib="([^"]+)"/gm;

/** The edition of the language, as in tsconfig.json. */
export const edition = 'es2024';

/** `lib.es2024.d.ts` and all that it refers to, at the root, where TypeScript looks for them. */
export function languageFiles(): Record<string, string> {
  const folder = dirname(require.resolve('typescript-in-browser'));
  const files: Record<string, string> = {};
  const take = (name: string) => {
    const place = `/lib.${name}.d.ts`;
    if (place in files) return;
    files[place] = readFileSync(folder + place, 'utf8');
    for (const [, next] of files[place].matchAll(reference)) take(next!);
  };
  take(edition);
  return files;
}

export function plotFiles(): Record<string, string> {
  // Not asked of `require`: the package names its types, and exports none of their files.
  const folder = fileURLToPath(
    new URL('../../../node_modules/@observablehq/plot/src', import.meta.url),
  );
  return Object.fromEntries(
    globSync('**/*.d.ts', { cwd: folder }).map((name) => [
      `/plot/${name.replaceAll('\\', '/')}`,
      readFileSync(`${folder}/${name}`, 'utf8'),
    ]),
  );
}
