// Built with --exact-files, the book works on hosts that answer a folder with 404: its pages, as that build writes them,
// are walked link by link here, so that `npm test` builds once.
import { beforeAll, expect, test } from 'vitest';
import { exactLinks } from '#src/integrations/exact-files.ts';
import { brokenLinks, readSite } from '#src/integrations/site-links.ts';
import { builtPages } from '#src/tools/site/pages.ts';

/** Scripts alone read the link to the book's root; nothing is fetched by it. */
const home = /<link\b[^>]*\srel="home"[^>]*>/g;
const homes: string[] = [];
let site: ReturnType<typeof readSite>;

beforeAll(() => {
  site = readSite('dist', (html) =>
    exactLinks(html).replaceAll(home, (tag) => {
      homes.push(tag);
      return '';
    }),
  );
});

test('with links that name files, 0 links, anchors and assets of the book lead to a folder or nowhere, at two paths of a host', () => {
  const named = site.references.filter(({ to }) => /index\.html(#|$)/.test(to));
  expect(named.length).toBeGreaterThan(1000);
  expect(brokenLinks(site, '/', false)).toEqual([]);
  expect(brokenLinks(site, '/pluginfile.php/57/mod_scorm/content/1/', false)).toEqual([]);
});

test('each page still says its root as a folder, and tells its scripts that pages are files', () => {
  expect(homes.length).toBeGreaterThanOrEqual(builtPages().length);
  const tag = (to: string) => `<link data-page="index.html" rel="home" href="${to}">`;
  expect(new Set(homes)).toEqual(new Set(['./', '../', '../../'].map(tag)));
});

test('as it is built without the word, more than 1,000 links name folders, which such a host answers with 404', () => {
  expect(brokenLinks(readSite('dist'), '/', false).length).toBeGreaterThan(1000);
});
