// Finds broken links in a built site: everything that a page or a style sheet names must exist under its base path.
import { parse } from 'acorn';
import { full } from 'acorn-walk';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseHTML } from 'linkedom';

const attributes = [
  'href',
  'src',
  'srcset',
  'poster',
  'component-url',
  'renderer-url',
  'before-hydration-url',
];
const host = 'http://book.test';

interface Reference {
  from: string;
  to: string;
}

function htmlReferences(from: string, text: string): Reference[] {
  const { document } = parseHTML(text);
  const named = attributes.flatMap((attribute) =>
    [...document.querySelectorAll(`[${attribute}]`)].flatMap((element) => {
      const value = element.getAttribute(attribute) ?? '';
      return attribute === 'srcset'
        ? value.split(',').map((one) => one.trim().split(/\s/)[0]!)
        : [value];
    }),
  );
  const styled = [...document.querySelectorAll('style')].flatMap((style) =>
    cssTargets(style.textContent ?? ''),
  );
  return [...named, ...styled].map((to) => ({ from, to }));
}

const cssTargets = (text: string) =>
  [...text.matchAll(/url\(\s*['"]?([^'")]+)/g)].map(([, target]) => target!);

/** One built site, read once, whatever the bases it is then looked at from. */
export function readSite(folder: string) {
  const files = globSync('**/*.{html,css}', { cwd: folder }).map((file) =>
    file.split(sep).join('/'),
  );
  const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  const ids = new Map<string, Set<string>>();
  const idsOf = (file: string) => {
    const known =
      ids.get(file) ??
      new Set([...(texts.get(file) ?? '').matchAll(/\sid="?([^"\s>]+)/g)].map(([, id]) => id!));
    ids.set(file, known);
    return known;
  };
  const isFile = (file: string) =>
    statSync(join(folder, file), { throwIfNoEntry: false })?.isFile() ?? false;
  const references = [...texts].flatMap(([from, text]) =>
    from.endsWith('.css')
      ? cssTargets(text).map((to) => ({ from, to }))
      : htmlReferences(from, text),
  );
  return { references, idsOf, isFile };
}

/** @returns a sentence for each link that leads nowhere when the site is served under `base`. */
export function brokenLinks(site: ReturnType<typeof readSite>, base: string): string[] {
  const { references, idsOf, isFile } = site;

  function fault({ from, to }: Reference): string | undefined {
    if (/^(data|mailto|tel|blob):/.test(to)) return undefined;
    if (to.trim() === '') return 'is empty';
    const target = new URL(to, host + base + from.replace(/index\.html$/, ''));
    if (target.origin !== host) return undefined;
    if (!target.pathname.startsWith(base)) return `leaves ${base}`;
    const path = decodeURIComponent(target.pathname.slice(base.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (!isFile(file)) return 'does not exist';
    const fragment = decodeURIComponent(target.hash.slice(1));
    if (fragment && fragment !== 'top' && !idsOf(file).has(fragment)) return 'names no id there';
    return undefined;
  }

  // The page for unknown addresses is served at any depth; its one link it mends itself (every-page.spec.ts).
  const checked = references.filter(({ from }) => base === '/' || from !== '404.html');
  return checked.flatMap((reference) => {
    const why = fault(reference);
    return why ? [`${reference.from}: ${reference.to} ${why}`] : [];
  });
}

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
