// The first chapter as built, against NumPy, the published label counts and arithmetic.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shipped } from '../nn/oracle/read.ts';
import { expectFacts, figureIn, page, within } from './pages.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/why-now.json', import.meta.url), 'utf8'),
);
const both = 980 + 1135;

/** What each way keeps, and multiplies and adds, by hand. */
const needs: Record<string, [kept: number, work: number]> = {
  guessing: [0, 0],
  'always-1': [0, 0],
  'two-features': [20 * 20 + 2 * 19, 0],
  'nearest-mean': [10 * 784, 10 * 784],
  'logistic-regression': [785 * 10, 784 * 10],
  'nearest-1': [60_000 * 784, 60_000 * 784],
  'nearest-3': [60_000 * 784, 60_000 * 784],
  network: [785 * 128 + 129 * 10, 784 * 128 + 128 * 10],
};

test('baselines: 10, 11.35, 96.91, 97.05 % and NumPy’s share for the network, the others between', () => {
  expectFacts('why-now', {
    'row-guessing': 0.1,
    'row-always-1': oracle.labels[1] / 10_000,
    'row-nearest-1': 0.9691,
    'row-nearest-3': 0.9705,
    'row-network': shipped.test.correct / 10_000,
    // Others' tables: about 92 % for softmax on pixels, 82 % for nearest means.
    'row-logistic-regression': within(0.005, 0.925),
    'row-nearest-mean': 0.8203,
    'row-two-features': within(0.06, 0.39),
  });
});

test('baselines: what 8 ways keep and multiply is what sums by hand say', () => {
  for (const [name, [kept, work]] of Object.entries(needs))
    expectFacts('why-now', { [`kept-${name}`]: kept, [`work-${name}`]: work });
});

test('written rule: draws every seventh of 2,115 images, right and wrong together', () => {
  const paths = figureIn('why-now', 'written-rule').querySelectorAll(
    '.written-picture :is(.written-right, .written-wrong)',
  );
  const marks = [...paths].map((path) => path.getAttribute('d')!.split('M').length - 1);
  expect(marks.reduce((a, b) => a + b)).toBe(Math.ceil(980 / 7) + Math.ceil(1135 / 7));
});

test('without JavaScript the rule that is shown reads 950 of the 0s and 979 of the 1s', () => {
  expectFacts('why-now', { 'rule-both': 950 + 979 });
});

test('the prose holds what it says in words: NumPy’s rule, and near 97 % without learning', () => {
  const [ink, centre] = oracle.best.rule;
  const shown = oracle.best.training / (oracle.trainLabels[0] + oracle.trainLabels[1]);
  expectFacts('why-now', {
    'best-ink': ink,
    'best-centre': centre,
    'zeros-and-ones': both,
    'settings-of-the-rule': 61 * 41,
    'best-rule-training': expect.closeTo(shown, 9),
    // "Ninety-seven per cent is what you get without learning", "nine digits in ten".
    'accuracy-nearest-1': within(0.005, 0.97),
    'row-logistic-regression': within(0.05, 0.9),
  });
  // The colleague's 11.35 % in the quiz is the share of the 1s.
  expect(page('why-now').body.textContent).toContain('reads 11.35 % of the test images correctly');
  expect(oracle.labels).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
});

test('one cell learns from 12 examples, the next counts NumPy’s ten labels', () => {
  const outputs = [...page('why-now').querySelectorAll('.cell-output')];
  expect(page('why-now').body.textContent).toContain('a 1 if ink < 22000');
  for (const count of oracle.labels) expect(outputs[1]!.textContent).toContain(String(count));
});
