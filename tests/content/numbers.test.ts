// What is measured is never typed: a number that stands in the text itself is a name of the network's
// parts, of MNIST, or of a figure's setting, and is held here to the code that makes it so.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { noiseCount } from '#components/figures/ConfidenceOnNoise/strange-pictures.ts';
import { narrow, wide } from '#components/figures/HalvingCurve/halvings.ts';
import { articleProbabilities } from '#src/formulas/article-list.ts';
import { bookSizes } from '#src/nn/networks.ts';
import { centrePixel, fittedSide } from '#src/mnist/fit.ts';
import { classCount, imagePixels, imageSide } from '#src/mnist/image-set.ts';
import { readSource } from '#src/mnist/source.ts';
import { readAll } from '../rooms/arrows.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const test10k = await readSource('test');

const fromTheCode = [
  ...bookSizes,
  imageSide,
  imageSide - 1,
  imagePixels,
  classCount,
  fittedSide,
  centrePixel,
  test10k.count,
  noiseCount,
  wide,
  narrow,
  imagePixels + 1,
  2 ** 8 - 1,
  ...articleProbabilities,
  1 / classCount,
];
/** Small counts, and numbers that a sentence sets for its reader to work with. */
const setByTheText = [1, 2, 3, 4, 5, 7, 12, 0.5, 0.6, 0.9];
/** Digits that a sentence speaks of, as signs and not as counts. */
const digitNames = [8, 9];
/** The article's claim of 75 %; the reader's own network 784-64-32-10; the century; bits of a number; a source's two timings. */
const quoted = [75, 64, 32, 1990, 4.4, 6.5];
/** On the pages: claims that are left out; the year the article names; a source’s timing; sizes of an experiment; a digit in a table. */
const onPages = [1, 49, 50, 2025, 18, 100, 1000, 6];

/** The prose: no code, no formula, no item's number, no quotation, no tag, no address. */
const proseOf = (text: string) =>
  text
    .replace(/^---[\s\S]*?^---/m, '')
    .replaceAll(/^```[\s\S]*?^```/gm, '')
    .replaceAll(/^\$\$[\s\S]*?^\$\$/gm, '')
    .replaceAll(/^\d+\. /gm, '')
    .replaceAll(/<Says[\s\S]*?<\/Says>/g, '')
    .replaceAll(/`[^`]*`|\$[^$\n]*\$|<\/?[A-Z][^>]*>|\{[^}]*\}|\]\([^)]*\)/g, ' ');

const numbersIn = (text: string) =>
  [...proseOf(text).matchAll(/(?<![\w.,])\d{1,3}(?:,\d{3})+|(?<![\w.,])\d+(?:\.\d+)?/g)].map(
    ([number]) => Number(number.replaceAll(',', '')),
  );

const strangersIn = (file: string, text: string, known: ReadonlySet<number>) =>
  numbersIn(text)
    .filter((number) => !known.has(number))
    .map((number) => `${file} types ${number}: let <Value> compute it`);

test('no chapter types a number that is measured: each is a size, a setting or a quotation', () => {
  const known = new Set([...fromTheCode, ...setByTheText, ...digitNames, ...quoted]);
  const chapters = readAll(root, 'content/{part-*/,}*.mdx');
  expect(chapters.length).toBeGreaterThan(0);
  expect(chapters.flatMap(([file, text]) => strangersIn(file, text, known))).toEqual([]);
});

test('nor does a page beside the chapters', () => {
  const known = new Set([...fromTheCode, ...setByTheText, ...digitNames, ...quoted, ...onPages]);
  const pages = readAll(root, 'content/pages/*.mdx');
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.flatMap(([file, text]) => strangersIn(file, text, known))).toEqual([]);
});

test('a typed 98.03 and a typed 101,770 are found, in a tag or a cell they are not', () => {
  const text = 'It reads 98.03 % with 101,770 <Value name="2" /> `3000`\n```ts cell\n4000\n```\n';
  expect(numbersIn(text)).toEqual([98.03, 101_770]);
});
