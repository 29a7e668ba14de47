// Finds scripts of a built site that import what is not there; links of its pages: src/integrations/site-links.ts.
import { parse } from 'acorn';
import { full } from 'acorn-walk';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

const host = 'http://book.test';

const imports = new Map<string, string[]>();

/** What a script imports from the site, read off its syntax: texts that it carries may speak of imports too. */
function importsOf(script: string): string[] {
  const known = imports.get(script);
  if (known) return known;
  const found: string[] = [];
  imports.set(script, found);
  const note = ({ source }: { source?: unknown }) => {
    const { value } = (source ?? {}) as { value?: unknown };
    if (typeof value === 'string' && /^\.{0,2}\//.test(value)) found.push(value);
  };
  full(parse(script, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    if (/^(Import|Export).*(Declaration|Expression)$/.test(node.type)) note(node as object);
  });
  return found;
}

/**
 * Every file of the built site, and a sentence for each import in a script that leads nowhere under `base`.
 * An import from the host's root is wrong wherever the book is not at the root.
 */
export function scriptImports(folder: string, base: string): { files: string[]; wrong: string[] } {
  const files = globSync('**/*', { cwd: folder, exclude: ['**/_headers'] })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => statSync(join(folder, file)).isFile());
  const known = new Set(files);
  const scripts = files.filter((file) => file.endsWith('.js'));
  const wrong = scripts.flatMap((from) =>
    importsOf(readFileSync(join(folder, from), 'utf8')).flatMap((to) => {
      const { pathname } = new URL(to, host + base + from);
      const isThere = pathname.startsWith(base) && known.has(pathname.slice(base.length));
      return isThere ? [] : [`${from} imports ${to}, which is not under ${base}`];
    }),
  );
  return { files, wrong };
}
