// The chapter on embeddings as built, against NumPy and another program's measurements.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectFacts, figureIn, within } from './pages.ts';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const oracle = json('../chapters/oracle/embeddings.json');

/** Of an independent measurement on other machines: 3 neighbours, per cent, and how far ours may be. */
const bands: [string, number, number][] = [
  ['score-pixels', 97.05, 0.001],
  ['score-pixels-cosine', 97.33, 0.001],
  ['score-pca-2', 40.89, 1],
  ['score-pca-16', 96.26, 0.3],
  ['score-pca-50', 97.48, 0.3],
  ['score-random-hidden', 94.67, 1],
  ['score-hidden', 97.66, 0.5],
  ['score-hidden-cosine', 97.82, 0.5],
];

test('8 scores of three neighbours lie where another measurement has them', () => {
  const scores = figureIn('embeddings', 'embedding-scores');
  for (const [name, percent, distance] of bands)
    expectFacts(scores, { [name]: within(distance / 100, percent / 100) });
});

test('of the pixels’ ten each space keeps what NumPy counted for 200 test images, within 3 points', () => {
  const scores = figureIn('embeddings', 'embedding-scores');
  const { queries, ...counts } = oracle.kept;
  expectFacts(scores, { 'kept-pixels': 1 });
  for (const [name, count] of Object.entries<number>(counts))
    expectFacts(scores, { [`kept-${name}`]: within(0.03, count / (10 * queries)) });
});

test('the lead over 50 components is 120 − 92 images of 10,000, as NumPy’s votes have it, in the text and beside the chart', () => {
  const { onlyHidden, onlyPca } = oracle.againstPca;
  expect(figureIn('embeddings', 'embedding-scores').textContent).toContain(
    `${onlyHidden - onlyPca} of 10,000 images more`,
  );
  expectFacts('embeddings', {
    'only-trained-right': onlyHidden,
    'only-pca-right': onlyPca,
    'trained-over-pca': expect.closeTo((100 * (onlyHidden - onlyPca)) / 10_000, 6),
    'times-fewer-numbers': 784 / 128,
    'moved-distance': expect.closeTo(oracle.moved.distance, 6),
    'stranger-distance': expect.closeTo(oracle.moved.stranger, 6),
  });
});

test('the map as built is the trained one: its two directions hold NumPy’s share of the variance, and our example leads to NumPy’s five nearest', () => {
  const { variances, totalVariance, nearest } = json(
    '../chapters/oracle/embedding-map.json',
  ).trained;
  const map = figureIn('embeddings', 'embedding-map');
  expectFacts(map, {
    'map-share': expect.closeTo((variances[0] + variances[1]) / totalVariance, 4),
  });
  const near = [...map.querySelectorAll('.map-near')];
  expect(near.map((mark) => Number(mark.getAttribute('data-image')))).toEqual(nearest.at(-1));
});
