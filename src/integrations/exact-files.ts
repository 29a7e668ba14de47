// For hosts that serve files and not folders (Moodle, object stores): `npm run build -- --exact-files` writes links that
// name a page's file. `<link rel="home">` stays a folder, since storage and scripts find the book's root by it.
import type { AstroIntegration } from 'astro';
import { readdir, readFile, writeFile } from 'node:fs/promises';

export const asksForExactFiles = process.argv.includes('--exact-files');

const tag = /<(a|area|link)\b((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
const link = /(\shref=")([^"]*)"/;
const isHome = /\srel="home"/;

/** Of another page of the book, whatever stands behind its path; other hosts, and places on the page itself, are none. */
function withFile(address: string): string {
  const [, path, rest] = /^([^?#]*)(.*)$/s.exec(address)!;
  const isElsewhere = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address);
  const isFolder = path !== '' && /(^|\/)\.{0,2}$/.test(path);
  return isFolder && !isElsewhere ? `${path.replace(/\/?$/, '/')}index.html${rest}` : address;
}

/** The page with links that name files, and with a word for its scripts (src/session/root.ts) that it is of that kind. */
export function exactLinks(html: string): string {
  return html.replaceAll(tag, (whole, name: string, attributes: string) => {
    if (isHome.test(attributes)) return `<${name} data-page="index.html"${attributes}>`;
    return whole.replace(
      link,
      (_, head: string, address: string) => `${head}${withFile(address)}"`,
    );
  });
}

/** Stands behind relative-urls, and ahead of all that takes hashes of pages. */
export function exactFiles(): AstroIntegration {
  return {
    name: 'exact-files',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        if (!asksForExactFiles) return;
        const pages = (await readdir(dir, { recursive: true })).filter((path) =>
          path.endsWith('.html'),
        );
        for (const path of pages) {
          const file = new URL(path, dir);
          await writeFile(file, exactLinks(await readFile(file, 'utf8')));
        }
        logger.info(`the links of ${pages.length} pages name files`);
      },
    },
  };
}
