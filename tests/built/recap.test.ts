// The recap as built: each concept's number against NumPy, the pixels, and sums written here.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCourse } from '#src/book/course.ts';
import { shipped } from '../nn/oracle/read.ts';
import { between, expectFacts, page } from './pages.ts';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const experiments = json('../experiments/oracle/experiments.json');
const parameters = 784 * 128 + 128 + 128 * 10 + 10;

test('shows 11 large numbers, each with a link to the place that shows it, if the course has it, and quotes the article twice', () => {
  const recap = page('recap');
  const count = (selector: string) => recap.querySelectorAll(selector).length;
  expect(count('.live-number-value')).toBe(5 + 6);
  for (const block of recap.querySelectorAll('.live-number-value'))
    expect(block.querySelector('data')?.getAttribute('value')).toMatch(/\d/);
  const text = readFileSync('content/part-1/recap.mdx', 'utf8');
  const places = [...text.matchAll(/<LiveNumber[^>]*? chapter="([\w-]+)"/g)].map(
    ([, slug]) => slug,
  );
  expect(places).toHaveLength(11);
  const { leftOut, published } = readCourse();
  const unlinked = places.filter((slug) => !published && leftOut.some((one) => one.slug === slug));
  expect(count('.live-number a')).toBe(11 - unlinked.length);
  expect(count('.says')).toBe(2);
});

test('parameters, and forward passes without backpropagation, are sums over 784-128-10', () => {
  expectFacts('recap', {
    'book-parameters': parameters,
    'book-connections': 784 * 128 + 128 * 10,
    'passes-by-differences': 2 * parameters,
  });
});

test('what is left without ReLU, inverted, at a start of 0, and the neurons of one digit are NumPy’s', () => {
  expectFacts('recap', {
    'accuracy-without-relu': expect.closeTo(shipped.withoutRelu.accuracy, 3),
    'accuracy-inverted': expect.closeTo(shipped.inverted.accuracy, 3),
    accuracy: shipped.test.accuracy,
    // From weights of 0 one digit is said of all images: here the 1, of which there are 1,135.
    'zeros-test': 1135 / 10_000,
    'fires-for-one': experiments.units.byDigitsCalled[1],
    'edge-above-half': experiments.edges.best.filter((r2: number) => r2 > 0.5).length,
  });
});

test('what a hidden layer gains by learning lies between 9 and 13 points, as the record has it; the time is the book’s', () => {
  const { points } = json('../../src/records/experiments/frozen.json');
  const mean = (frozen: number) => {
    const right = points
      .filter(({ frozenLayers }: { frozenLayers: number }) => frozenLayers === frozen)
      .map((point: { test: { correct: number } }) => point.test.correct);
    return right.reduce((sum: number, one: number) => sum + one, 0) / right.length / 10_000;
  };
  const gap = mean(0) - mean(1);
  expectFacts('recap', {
    'frozen-gap': expect.closeTo(100 * gap, 9),
    'your-time': json('../../src/records/speed-record.json').classify.milliseconds,
  });
  expectFacts('recap', { 'frozen-gap': between(9, 13) });
  expect(page('recap').body.textContent).toContain('recorded on the book’s machine');
});
