// Each name in the content that there is not is told at its file and line, before anything is built.
import { expect, test } from 'vitest';
import { tagFiles } from '#components/tag-files.ts';
import { contentProblems } from '#src/book/check-content.ts';
import { readFactNames } from '#src/book/fact-names.ts';
import { sentence } from '#src/book/problem.ts';
import { makeSite, repository } from '../tools/fixture.ts';

const inputs = `---
title: Inputs
---

A <Term name="logit">logit</Term> <Cite key="lecun1998" /> and a [chapter](/speed/#part).

<Says claim="7">Words.</Says>

<LiveNumber
  name="accuracy"
  chapter="speed"
>
  words
</LiveNumber>

<Value name="accuracy" /> <LiveNumber name="your-time" chapter="inputs" /> <a href="/glossary/">words</a>
`;
const speed = '---\ntitle: Speed\n---\n\nWords.\n';
const files = {
  'content/course.yaml':
    'title: A book\nparts:\n  - title: One\n    folder: one\n    chapters: [inputs]\nleftOut: [speed]\n',
  'content/one/inputs.mdx': inputs,
  'content/one/speed.mdx': speed,
  'content/pages/check-the-article.mdx': '<Claim\n  number="7"\n  verdict="right"\n/>\n',
  'content/glossary.yaml':
    'logit:\n  term: Logit\n  chapter: speed\n  see: [softmax]\nsoftmax:\n  term: Softmax\n  chapter: inputs\n',
  'content/references.yaml': 'lecun1998:\n  title: A work\n',
  'content/questions.yaml':
    'first:\n  question: How many?\n  choices:\n    - "{accuracy as percent-1}"\n  answer: So.\n  chapter: speed\n',
  'content/models.yaml': 'lenet:\n  name: LeNet\n  published:\n    by: lecun1998\n',
  'src/pages/glossary.astro': '',
};
const known = {
  tags: new Set(['Term', 'Cite', 'Says', 'LiveNumber', 'Value', 'Claim']),
  facts: new Set(['accuracy']),
};
const problemsWith = (file: string, from: string, to: string) => {
  const text = files[file as keyof typeof files];
  expect(text).toContain(from);
  const root = makeSite('content', { ...files, [file]: text.replace(from, () => to) });
  return contentProblems(root, known).map(sentence);
};

test('sound content has 0 problems, and may speak of a chapter that is left out', () => {
  expect(contentProblems(makeSite('content', files), known)).toEqual([]);
});

const chapter = 'content/one/inputs.mdx';
test.each([
  [
    chapter,
    '"lecun1998"',
    '"lecun98"',
    '5: “lecun98” in <Cite key> is not an entry of content/references.yaml. Did you mean “lecun1998”?',
  ],
  [
    chapter,
    '"logit"',
    '"softmaxx"',
    '5: “softmaxx” in <Term name> is not an entry of content/glossary.yaml. Did you mean “softmax”?',
  ],
  [
    chapter,
    '/speed/#part',
    '/sped/#part',
    '5: /sped/#part is not a page of the book. Did you mean “speed”?',
  ],
  [
    chapter,
    'claim="7"',
    'claim="700"',
    '7: “700” in <Says claim> is not a claim of content/pages/check-the-article.mdx. Did you mean “7”?',
  ],
  [
    chapter,
    'chapter="speed"',
    'chapter="embeddings"',
    '9: “embeddings” in <LiveNumber chapter> is not a chapter of content/course.yaml.',
  ],
  [
    chapter,
    'name="your-time"',
    'name="our-time"',
    '16: “our-time” in <LiveNumber name> is not a fact of this book. Did you mean “your-time”?',
  ],
  [
    chapter,
    '<Value name="accuracy"',
    '<Value name="acuracy"',
    '16: “acuracy” in <Value name> is not a fact of this book. Did you mean “accuracy”?',
  ],
  [
    chapter,
    '<Value name="accuracy"',
    '<Valu name="accuracy"',
    '16: <Valu> is not a tag. Did you mean “Value”?',
  ],
  [
    chapter,
    '"/glossary/"',
    '"/glosary/"',
    '16: /glosary/ is not a page of the book. Did you mean “glossary”?',
  ],
  [chapter, '</Term>', '', '5: Expected a closing tag for `<Term>`'],
  [
    'content/glossary.yaml',
    'chapter: inputs',
    'chapter: input',
    '7: “input” is not a chapter of content/course.yaml. Did you mean “inputs”?',
  ],
  [
    'content/glossary.yaml',
    '[softmax]',
    '[soft-max]',
    '4: “soft-max” is not an entry of content/glossary.yaml. Did you mean “softmax”?',
  ],
  [
    'content/questions.yaml',
    'chapter: speed',
    'chapter: spead',
    '6: “spead” is not a chapter of content/course.yaml. Did you mean “speed”?',
  ],
  [
    'content/questions.yaml',
    '{accuracy',
    '{accurate',
    '4: {accurate} is not a fact of this book. Did you mean “accuracy”?',
  ],
  [
    'content/models.yaml',
    'by: lecun1998',
    'by: someone',
    '4: “someone” is not an entry of content/references.yaml.',
  ],
])('in %s, %s as %s is told at its line', (file, from, to, told) => {
  const [first, ...others] = problemsWith(file, from, to);
  expect(first).toContain(`${file}:${told}`);
  expect(others).toEqual([]);
});

test('a course that cannot be read is told first', () => {
  expect(problemsWith('content/course.yaml', '[speed]', '[spead]')).toContain(
    'content/course.yaml:6: There is no content/one/spead.mdx. Did you mean “speed”?',
  );
});

test('this book has 0 problems', () => {
  const tags = new Set(tagFiles(repository).map(({ tag }) => tag));
  const facts = readFactNames(repository);
  expect(contentProblems(repository, { tags, facts })).toEqual([]);
  for (const wrong of ['acuracy', 'book-connection', 'check-moved-pixel', 'exact-test-lable-7'])
    expect(facts.has(wrong)).toBe(false);
});
