// The page that checks the article: a row for each claim of its content, its words really the article's, in the article's order.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Verdict, verdictNamed } from '#components/prose/Claim/verdicts.ts';
import { readAll } from '../rooms/arrows.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
/** Without the marks of Markdown, in one line, and with plain apostrophes on both sides. */
const plain = (text: string) =>
  text
    .replaceAll(/^\s*[-#>]+\s+/gm, '')
    .replaceAll(/[*`]/g, '')
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, ' ');

const article = plain(read('fixtures/article.txt'));
const page = read('../../content/pages/check-the-article.mdx');

const claims = [
  ...page.matchAll(
    /<Claim\s+number="(\d+)"\s+verdict="(\w+)"\s+says="([^"]*)"\s*>([\s\S]*?)<\/Claim>/g,
  ),
].map(([, number, verdict, says, measured]) => ({
  number: Number(number),
  verdict: verdict!,
  says: plain(says!),
  measured: measured!,
}));

/** Of our list of 50 claims those that say nothing about neural networks, each with the reason. */
const leftOut: Record<number, string> = {
  1: 'a dead link to an earlier part, and “last week”',
  49: 'a count of words',
  50: 'notes of the program that made the article',
};

/** What the list of claims found, row by row; a page may not change its mind by a slip. */
const verdicts: Record<Verdict, number[]> = {
  right: [7, 12, 13, 15, 16, 19, 22, 27, 28, 30, 36, 47, 48],
  loose: [2, 4, 5, 6, 8, 9, 10, 14, 17, 21, 26, 32, 33, 34, 35, 37, 39, 40, 42, 43, 44, 45, 46],
  wrong: [20, 23, 24, 25, 31, 38, 41],
  missing: [11, 18, 29],
  opinion: [3],
};

test('47 rows: every one of the 50 claims but 3, each once', () => {
  const wanted = Array.from({ length: 50 }, (_, place) => place + 1).filter((n) => !leftOut[n]);
  expect(claims.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(wanted);
  expect(page.match(/<Claim\b(?!Counts)/g)).toHaveLength(claims.length);
});

test('the page names the 3 claims that are left out', () => {
  const [opening] = page.split('<ClaimCounts');
  for (const number of Object.keys(leftOut)) expect(opening).toContain(`(${number})`);
});

test('each verdict is one of 5, and the one that the list of claims gives', () => {
  for (const { number, verdict } of claims)
    expect(verdicts[verdictNamed(verdict)]).toContain(number);
  expect(() => verdictNamed('true')).toThrow('A verdict is one of');
});

test('each quotation stands in the article, has at most 25 words, and comes after the one before it', () => {
  expect(claims.filter(({ says }) => !article.includes(says)).map(({ number }) => number)).toEqual(
    [],
  );
  expect(claims.filter(({ says }) => says.split(' ').length > 25)).toEqual([]);
  let after = 0;
  for (const { says } of claims) {
    const place = article.indexOf(says, after);
    expect(place).toBeGreaterThanOrEqual(after);
    after = place;
  }
});

test('each passage is named as the article names it', () => {
  const headings = [...page.matchAll(/<Passage heading="([^"]*)"/g)].map(([, heading]) => heading!);
  const own = read('fixtures/article.txt')
    .split('\n')
    .filter((line) => line.startsWith('#'));
  const names = own.map((line) => plain(line.replace(/^#+ /, '')));
  expect(headings.filter((heading) => !names.includes(plain(heading)))).toEqual([]);
});

test('each row leads to a figure, a cell or a section, or says that the book does not measure it and cites who did', () => {
  const lost = claims.filter(
    ({ verdict, measured }) =>
      !/\]\(\/[\w-]+\/(?:#[\w-]+)?\)/.test(measured) &&
      !(/not measured here/i.test(measured) && (/<Cite /.test(measured) || verdict === 'opinion')),
  );
  expect(lost.map(({ number }) => number)).toEqual([]);
});

test('each row computes a number, or says that there is nothing measured', () => {
  const silent = claims.filter(
    ({ measured }) =>
      !/<Value /.test(measured) && !/not measured here|nothing to measure/i.test(measured),
  );
  expect(silent.map(({ number }) => number)).toEqual([23, 43]);
});

test('a chapter quotes the article at most twice for a sentence that doesn’t hold as it stands', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const corrected = readAll(root, 'content/part-*/*.mdx').map(([file, text]) => {
    const quoted = [...text.matchAll(/<Says claim="(\d+)"/g)].map(([, claim]) => Number(claim));
    return { file, quoted: quoted.filter((claim) => !verdicts.right.includes(claim)) };
  });
  expect(corrected.flatMap(({ quoted }) => quoted).length).toBeGreaterThan(10);
  expect(corrected.filter(({ quoted }) => quoted.length > 2)).toEqual([]);
});
