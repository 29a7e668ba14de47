// The link checker finds each kind of broken link, and none in a sound site.
import { expect, test } from 'vitest';
import { brokenLinks, readSite } from '#src/integrations/site-links.ts';
import { makeSite } from './fixture.ts';

const sound = {
  'index.html':
    '<a href="one/#part">One</a><a href="https://example.org/x">Out</a><img src="a.svg">',
  'one/index.html': '<h2 id="part">Part</h2><a href="../">Home</a><link href="../_astro/a.css">',
  'a.svg': '<svg/>',
  '_astro/a.css':
    'p { background: url("../a.svg") } q { background: url(data:image/png;base64,AA) }',
  '404.html': '<a href="/">Home</a>',
};

test.each(['/', '/some/course/'])('a sound site has 0 broken links under %s', (base) => {
  expect(brokenLinks(readSite(makeSite('sound-links', sound)), base)).toEqual([]);
});

test.each([
  ['a page that is not there', '<a href="two/">', 'two/ does not exist'],
  ['a folder without its slash', '<a href="one">', 'one does not exist'],
  ['an id that is not there', '<a href="one/#whole">', 'one/#whole names no id there'],
  ['a picture in a srcset', '<img srcset="a.svg 1x, b.svg 2x">', 'b.svg does not exist'],
  [
    'an island’s script',
    '<astro-island component-url="_astro/x.js">',
    '_astro/x.js does not exist',
  ],
  ['a style’s picture', '<style>p { background: url(b.svg) }</style>', 'b.svg does not exist'],
  ['an empty link', '<a href="">', ' is empty'],
])('%s is found', (_what, html, sentence) => {
  const folder = makeSite('broken-links', { ...sound, 'index.html': html });
  expect(brokenLinks(readSite(folder), '/')).toEqual([`index.html: ${sentence}`]);
});

test('a link from the host’s root is broken below a course’s path', () => {
  const folder = makeSite('absolute-links', { ...sound, 'index.html': '<a href="/one/">' });
  expect(brokenLinks(readSite(folder), '/')).toEqual([]);
  expect(brokenLinks(readSite(folder), '/some/course/')).toEqual([
    'index.html: /one/ leaves /some/course/',
  ]);
});
