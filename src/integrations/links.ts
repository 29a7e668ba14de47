// At the end of the build, every link leads somewhere: each that does not is told at its line in the source.
import type { AstroIntegration } from 'astro';
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCourse } from '../book/course.ts';
import { ContentError, type Problem } from '../book/problem.ts';
import { addressOf, type BrokenLink, findBrokenLinks, readSite } from './site-links.ts';

/** The file that a teacher edits for this page, if there is one. */
function sourceOf(root: string, page: string): string | undefined {
  const name = page.replace(/\/?index\.html$/, '');
  const chapter = readCourse(root).chapters.find(({ slug }) => slug === name);
  return (
    chapter?.file ??
    globSync(`content/{pages/,}${name}.{mdx,yaml}`, { cwd: root })[0] ??
    globSync(`src/pages/${name || 'index'}.astro`, { cwd: root })[0]
  );
}

/** How the link may be written there: as an address, or as the attributes of a tag. */
function writtenAs({ from, to }: BrokenLink): string[] {
  const { pathname, hash } = addressOf({ from, to });
  const fragment = decodeURIComponent(hash.slice(1));
  const own = to.startsWith('#') ? [to, `"${fragment}"`] : [];
  const claim = /^claim-(\d+)$/.exec(fragment)?.[1];
  return [
    pathname + hash,
    ...own,
    ...(fragment ? [`at="${fragment}"`] : []),
    ...(claim ? [`claim="${claim}"`] : []),
    ...(/^\/(glossary|references)\/$/.test(pathname) ? [`"${fragment}"`] : []),
    to,
  ];
}

/** The lines where a link is written: on its page first, then in all of the content, then in components and pages. */
export function placesOf(root: string, link: BrokenLink): Omit<Problem, 'text'>[] {
  const own = sourceOf(root, link.from);
  const all = globSync(['content/**/*.{mdx,yaml}', '{components,src}/**/*.{astro,tsx,ts}'], {
    cwd: root,
  }).map((file) => file.split(sep).join('/'));
  const files = [...(own ? [own] : []), ...all];
  for (const words of writtenAs(link))
    for (const file of files) {
      const lines = readFileSync(join(root, file), 'utf8').split('\n');
      const found = lines.flatMap((line, place) => (line.includes(words) ? [place + 1] : []));
      if (found.length > 0) return found.map((line) => ({ file, line }));
    }
  return [{ file: own ?? link.from, line: 1 }];
}

/** @returns a problem for each place in the source of `root` whose link leads nowhere in the built `site`. */
export function linkProblems(root: string, site: string): Problem[] {
  const problems = new Map<string, Problem>();
  for (const link of findBrokenLinks(readSite(site), '/')) {
    const { pathname, hash } = addressOf(link);
    const text = `The link to ${pathname}${hash} ${link.why}.`.replace(
      'names no id there',
      'names nothing on that page',
    );
    for (const place of placesOf(root, link))
      problems.set(`${place.file}:${place.line} ${text}`, { ...place, text });
  }
  return [...problems.values()];
}

export function links(): AstroIntegration {
  let root: string;
  return {
    name: 'links',
    hooks: {
      'astro:config:done': ({ config }) => void (root = fileURLToPath(config.root)),
      'astro:build:done': ({ dir }) => {
        const problems = linkProblems(root, fileURLToPath(dir));
        if (problems.length > 0) throw new ContentError(problems);
      },
    },
  };
}
