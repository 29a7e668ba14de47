// A link of the built book that leads nowhere is told at the line of the source where it is written.
import { expect, test } from 'vitest';
import { sentence } from '#src/book/problem.ts';
import { linkProblems } from '#src/integrations/links.ts';
import { makeSite } from '../tools/fixture.ts';

const files = {
  'content/course.yaml':
    'title: A book\nparts:\n  - title: One\n    folder: one\n    chapters: [inputs]\n',
  'content/one/inputs.mdx': '---\ntitle: Inputs\n---\n\nWords.\n',
  'content/glossary.yaml': 'logit:\n  term: Logit\n',
  'components/prose/Foot/Foot.astro': 'Words.\n\n<a href="/imprint/">Imprint</a>\n',
  'src/pages/glossary.astro': '<p>Words.</p>\n',
};
const page = (html: string) => `<h2 id="part">Part</h2><p id="claim-1">${html}</p>`;
const problemsOf = (built: string, source: Record<string, string> = {}) => {
  const root = makeSite('links', {
    ...files,
    ...source,
    'dist/index.html': page('<a href="inputs/#part">Inputs</a>'),
    'dist/inputs/index.html': page(built),
    'dist/glossary/index.html': page(''),
  });
  return linkProblems(root, `${root}/dist`).map(sentence);
};
const chapter = (text: string) => ({
  'content/one/inputs.mdx': `---\ntitle: Inputs\n---\n\n${text}\n`,
});

test('a sound book has 0 problems', () => {
  expect(problemsOf('<a href="../#part">The start</a>')).toEqual([]);
});

test.each([
  [
    'a page that is not there',
    '<a href="../sums/#one">Sums</a>',
    chapter('Words.\n\nSee the [sums](/sums/#one).'),
    ['content/one/inputs.mdx:7: The link to /sums/#one does not exist.'],
  ],
  [
    'a place that is not there, at both its lines',
    '<a href="../#two">One</a><a href="../#two">Two</a>',
    chapter('[One](/#two)\n\n[Two](/#two)'),
    [5, 7].map(
      (line) => `content/one/inputs.mdx:${line}: The link to /#two names nothing on that page.`,
    ),
  ],
  [
    'a place on the page itself',
    '<a href="#two">Two</a>',
    chapter('\n[Two](#two)'),
    ['content/one/inputs.mdx:6: The link to /inputs/#two names nothing on that page.'],
  ],
  [
    'a place that a tag names',
    '<a href="../#figure-x">Two</a>',
    chapter('<LiveNumber\n  at="figure-x" />'),
    ['content/one/inputs.mdx:6: The link to /#figure-x names nothing on that page.'],
  ],
  [
    'a claim',
    '<a href="../#claim-2">Two</a>',
    chapter('\n\n<Says claim="2">Words.</Says>'),
    ['content/one/inputs.mdx:7: The link to /#claim-2 names nothing on that page.'],
  ],
  [
    'a link that a component writes',
    '<a href="../imprint/">Imprint</a>',
    {},
    ['components/prose/Foot/Foot.astro:3: The link to /imprint/ does not exist.'],
  ],
  [
    'a link that a program puts together',
    '<img src="../pictures/x.png">',
    {},
    ['content/one/inputs.mdx:1: The link to /pictures/x.png does not exist.'],
  ],
])('%s is told at its line', (_what, built, source, sentences) => {
  expect(problemsOf(built, source as Record<string, string>)).toEqual(sentences);
});
