// The chapter on prediction as built, against NumPy, the published label counts and arithmetic.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exampleLabel } from '../mnist/example.ts';
import { shipped } from '../nn/oracle/read.ts';
import { expectFacts, figureIn, page, shown, within } from './pages.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/prediction.json', import.meta.url), 'utf8'),
);
const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const chapter = () => page('prediction');
const valuesOf = (name: string) => digits.map((digit) => shown(chapter(), `${name}-${digit}`));
const add = (values: number[]) => values.reduce((total, one) => total + one, 0);

test('the book’s digit has NumPy’s ten logits within 1e-4 and ten probabilities within 1e-6, whose sum has 8 decimals', () => {
  const [logits, probabilities] = [valuesOf('bench-logit'), valuesOf('probability')];
  for (const digit of digits) {
    expect(Math.abs(logits[digit]! - shipped.example.logits[digit])).toBeLessThan(1e-4);
    const distance = Math.abs(probabilities[digit]! - shipped.example.probabilities[digit]);
    expect(distance).toBeLessThan(1e-6);
  }
  expectFacts('prediction', {
    prediction: exampleLabel,
    'probability-sum': within(1e-6, 1),
  });
  const sum = chapter().querySelector('[data-name="probability-sum"]')!;
  expect(sum.textContent).toMatch(/^[01]\.\d{8}$/);
  // "Shares of less than a millionth are common", says the text.
  expect(Math.min(...probabilities)).toBeGreaterThan(0);
  expect(Math.min(...probabilities)).toBeLessThan(1e-6);
});

/** The length along its column that a style gives an element, in parts of the whole. */
const lengthOf = (element: Element, way: 'inline-size' | 'block-size') =>
  Number(new RegExp(`${way}: ?([0-9.]+)%`).exec(element.getAttribute('style')!)![1]) / 100;

test('as built, the bars of the bench are NumPy’s: each logit and exponential within 1 % of its column, ten shares of one whole within 1e-4, with numbers at the answer alone', () => {
  const bench = figureIn('prediction', 'softmax-bench');
  const { logits, probabilities } = shipped.example;
  const largest = Math.max(...logits);
  const rows = [...bench.querySelectorAll('.softmax-rows > li')];
  const pieces = [...bench.querySelectorAll('.softmax-whole > li')];
  expect([rows.length, pieces.length]).toEqual([10, 10]);
  const pulls = rows.map((row) => row.querySelector('.softmax-pull')!);
  // A logit as long as the largest takes half a column, from 0 to one of its ends.
  const scale = lengthOf(pulls[logits.indexOf(largest)]!, 'inline-size') / largest;
  for (const digit of digits) {
    const bar = lengthOf(pulls[digit]!, 'inline-size');
    expect(Math.abs(bar - scale * Math.abs(logits[digit]))).toBeLessThan(0.01);
    expect(pulls[digit]!.closest(logits[digit] < 0 ? '.below' : '.above')).not.toBeNull();
    const exponential = Math.exp(logits[digit] - largest);
    const length = lengthOf(rows[digit]!.querySelector('.bar > span')!, 'inline-size');
    expect(Math.abs(length - exponential)).toBeLessThan(0.01);
    expect(shown(bench, `bench-exponential-${digit}`)).toBeCloseTo(exponential, 4);
    const share = lengthOf(pieces[digit]!, 'block-size');
    expect(Math.abs(share - probabilities[digit])).toBeLessThan(1e-4);
    for (const part of [rows[digit]!, pieces[digit]!])
      expect(part.classList.contains('shown')).toBe(digit === exampleLabel);
  }
  const whole = pieces.reduce((sum, piece) => sum + lengthOf(piece, 'block-size'), 0);
  expect(Math.abs(whole - 1)).toBeLessThan(5e-4);
  // "Only half the length", and "the other eight are too thin to see", says the text.
  const [, rival, ...others] = probabilities.toSorted((a: number, b: number) => b - a);
  expect(rival / Math.max(...probabilities)).toBeCloseTo(0.5, 2);
  expect(add(others)).toBeLessThan(0.002);
});

test('the confusion matrix holds NumPy’s 100 counts, and its rows add up to the published label counts', () => {
  const cells = [...chapter().querySelectorAll('[data-name^="confusion-"]')];
  const counts = cells.map((cell) => Number(cell.getAttribute('value')));
  expect(counts).toEqual(shipped.test.confusion.flat());
  const sums = valuesOf('label-count');
  expect(sums).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
  expect(digits.map((row) => add(counts.slice(row * 10, row * 10 + 10)))).toEqual(sums);
  expectFacts('prediction', {
    correct: shipped.test.correct,
    errors: 10_000 - shipped.test.correct,
    'accuracy-answered': expect.closeTo(shipped.test.accuracy, 9),
  });
  expect(
    figureIn('prediction', 'confusion-matrix').querySelector('.cell-pictures li'),
  ).not.toBeNull();
  expect(figureIn('prediction', 'reliability-diagram').querySelector('.chart svg')).not.toBeNull();
});

test('mean confidence over right, wrong and all images, and the 7 of 10 bins that hold an image, are NumPy’s within 1e-5, each with its count in a column of the chart', () => {
  const { mean, meanOfRight, meanOfWrong } = shipped.confidence;
  expectFacts('prediction', {
    'mean-confidence': within(1e-5, mean),
    'mean-confidence-right': within(1e-5, meanOfRight),
    'mean-confidence-wrong': within(1e-5, meanOfWrong),
    'wrong-and-sure': oracle.wrongAndSure,
    'same-answer': 10_000,
  });
  // "A little too sure of itself, but not by much", says the text.
  expect(mean - shipped.test.accuracy).toBeGreaterThan(0);
  expect(mean - shipped.test.accuracy).toBeLessThan(0.02);
  const diagram = figureIn('prediction', 'reliability-diagram');
  const words = [...diagram.querySelectorAll('.chart-wide text')].map((text) => text.textContent);
  let filled = 0;
  for (const [bin, expected] of shipped.calibration.entries()) {
    if (expected.count === 0) {
      expect(diagram.querySelector(`[data-name^="bin-${bin}-"]`)).toBeNull();
      continue;
    }
    filled += 1;
    expectFacts('prediction', {
      [`bin-${bin}-count`]: expected.count,
      [`bin-${bin}-confidence`]: within(1e-5, expected.meanConfidence),
      [`bin-${bin}-accuracy`]: expect.closeTo(expected.accuracy, 9),
    });
    expect(words).toContain(expected.count.toLocaleString('en-GB'));
  }
  expect(filled).toBe(7);
  // Ten times as many images make a column longer by the same piece.
  const columns = [...diagram.querySelectorAll('.chart-wide rect')];
  const counts = shipped.calibration.map(({ count }: { count: number }) => count).filter(Boolean);
  expect(columns).toHaveLength(counts.length);
  const perTenfold = columns.map(
    (column, k) => Number(column.getAttribute('height')) / Math.log10(counts[k]),
  );
  expect(Math.max(...perTenfold) / Math.min(...perTenfold)).toBeLessThan(1.01);
  expect(diagram.querySelectorAll('tbody tr')).toHaveLength(7);
  // The guess: images with a top probability between 0.5 and 0.6 are right about half the time.
  expect(Math.abs(shipped.calibration[5].accuracy - 0.5)).toBeLessThan(0.1);
});

test('on fine and coarse noise and on a blank page the confidence is NumPy’s within 1e-5', () => {
  expectFacts('prediction', {
    'noise-confidence': expect.closeTo(shipped.noise.meanTop, 5),
    'noise-above-90': expect.closeTo(shipped.noise['shareAbove0.9'], 9),
    'coarse-confidence': expect.closeTo(oracle.coarse.mean, 5),
    'coarse-above-90': expect.closeTo(oracle.coarse.above90, 9),
    'shown-prediction': oracle.coarse.firstPrediction,
    'shown-confidence': expect.closeTo(oracle.coarse.firstTop, 5),
    'blank-prediction': shipped.blank.prediction,
    'enough-silent': 10_000 - shipped['threshold99.5'].count,
  });
});

test('the prose holds the arithmetic of the article’s list and of the pair 1000, 1001', () => {
  expectFacts('prediction', {
    'article-sum': 1,
    'article-answer': 7,
    'pair-larger': expect.closeTo(1 / (1 + Math.exp(-1)), 6),
    'pair-smaller': expect.closeTo(1 / (1 + Math.exp(1)), 6),
  });
});
