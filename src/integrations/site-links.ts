// Finds broken links in a built site: everything that a page or a style sheet names must exist under its base path.
import { globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

const attributes = new Set([
  'href',
  'src',
  'srcset',
  'poster',
  'component-url',
  'renderer-url',
  'before-hydration-url',
]);
const host = 'http://book.test';

export interface Reference {
  /** The file that names it, from the site's root. */
  from: string;
  to: string;
}

export interface BrokenLink extends Reference {
  /** As a sentence goes on: “two/ does not exist”. */
  why: string;
}

// What a build writes is well formed: a `<` in a text is escaped, and a value stands in quotes.
const rawText = /(<(script|style)\b[^>]*>)([\s\S]*?)(?=<\/\2>)/g;
const tag = /<[a-zA-Z][\w-]*((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
const attribute = /([\w:-]+)=(?:"([^"]*)"|'([^']*)')/g;

const cssTargets = (text: string) =>
  [...text.matchAll(/url\(\s*['"]?([^'")]+)/g)].map(([, target]) => target!);

function htmlTargets(html: string): string[] {
  const found: string[] = [];
  const markup = html.replaceAll(rawText, (_, start: string, name: string, text: string) => {
    if (name === 'style') found.push(...cssTargets(text));
    return start;
  });
  for (const [, inside] of markup.matchAll(tag))
    for (const [, name, double, single] of inside!.matchAll(attribute)) {
      const value = (double ?? single ?? '').replaceAll('&amp;', '&');
      if (name === 'srcset')
        found.push(...value.split(',').map((one) => one.trim().split(/\s/)[0]!));
      else if (attributes.has(name!)) found.push(value);
    }
  return found;
}

/** One built site, read once, whatever the bases it is then looked at from; `written` is a page as it would be written. */
export function readSite(folder: string, written = (html: string) => html) {
  const files = globSync('**/*.{html,css}', { cwd: folder }).map((file) =>
    file.split(sep).join('/'),
  );
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const texts = new Map(
    files.map((file) => [file, file.endsWith('.css') ? read(file) : written(read(file))]),
  );
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
  const references = [...texts].flatMap(([from, text]): Reference[] => {
    const targets = from.endsWith('.css') ? cssTargets(text) : htmlTargets(text);
    return targets.map((to) => ({ from, to }));
  });
  return { references, idsOf, isFile };
}

/** Where a link leads; a host that serves no folders has the page itself at its file's address. */
export const addressOf = ({ from, to }: Reference, base = '/', servesFolders = true) =>
  new URL(to, host + base + (servesFolders ? from.replace(/index\.html$/, '') : from));

/** @returns each link that leads nowhere when the site is served under `base`, by a host that may serve no folders. */
export function findBrokenLinks(
  site: ReturnType<typeof readSite>,
  base: string,
  servesFolders = true,
): BrokenLink[] {
  const { references, idsOf, isFile } = site;

  function fault(reference: Reference): string | undefined {
    if (/^(data|mailto|tel|blob):/.test(reference.to)) return undefined;
    if (reference.to.trim() === '') return 'is empty';
    const target = addressOf(reference, base, servesFolders);
    if (target.origin !== host) return undefined;
    if (!target.pathname.startsWith(base)) return `leaves ${base}`;
    const path = decodeURIComponent(target.pathname.slice(base.length));
    const isFolder = path === '' || path.endsWith('/');
    const file = isFolder && servesFolders ? `${path}index.html` : path;
    if (!isFile(file)) return 'does not exist';
    const fragment = decodeURIComponent(target.hash.slice(1));
    if (fragment && fragment !== 'top' && !idsOf(file).has(fragment)) return 'names no id there';
    return undefined;
  }

  // The page for unknown addresses is served at any depth; its one link it mends itself (every-page.spec.ts).
  const checked = references.filter(({ from }) => base === '/' || from !== '404.html');
  return checked.flatMap((reference) => {
    const why = fault(reference);
    return why ? [{ ...reference, why }] : [];
  });
}

/** The same as sentences. */
export const brokenLinks = (...site: Parameters<typeof findBrokenLinks>): string[] =>
  findBrokenLinks(...site).map(({ from, to, why }) => `${from}: ${to} ${why}`);
