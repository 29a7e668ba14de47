// The chapter on why training is hard as built, against NumPy in float64, counted labels, and the records of three seeds.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deadNeuronsRecord, plateausRecord, twoNetworksRecord } from '#src/records/index.ts';
import { readSource } from '#src/mnist/source.ts';
import { expectFacts, figureIn, page, shown, within } from './pages.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/why-training-is-hard.json', import.meta.url), 'utf8'),
);
const chapter = 'why-training-is-hard';

test('1,135 of the 10,000 test images are ones: 11.35 % for a network that always answers 1', () => {
  const ones = readSource('test').labels.filter((label) => label === 1).length;
  expect(ones).toBe(1135);
  expectFacts(chapter, { 'accuracy-always-1': within(1e-9, ones / 10_000) });
});

test('the gradient figure shows NumPy’s sigmoid: first layer, last layer and their ratio within 5 %', () => {
  const lengths = (oracle.deep as { activation: string; start: string; lengths: number[] }[])
    .filter(({ activation, start }) => activation === 'sigmoid' && start === 'xavier')
    .map((one) => one.lengths);
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[2]!;
  const [first, last] = [
    middle(lengths.map((one) => one[0]!)),
    middle(lengths.map((one) => one.at(-1)!)),
  ];
  const figure = figureIn(chapter, 'gradients-by-layer');
  expect(shown(figure, 'first-gradient') / first).toBeCloseTo(1, 1.3);
  expect(shown(figure, 'last-gradient') / last).toBeCloseTo(1, 1.3);
});

test('tanh’s first layer has the longer gradient for each of 5 seeds, by NumPy’s ratios within 1 %; sigmoid’s is at least 30,000 times shorter', () => {
  const ratios = (activation: string) =>
    (oracle.deep as { activation: string; start: string; lengths: number[] }[])
      .filter((one) => one.activation === activation && one.start === 'xavier')
      .map(({ lengths }) => lengths[0]! / lengths.at(-1)!);
  const [tanh, sigmoid] = [ratios('tanh'), ratios('sigmoid')];
  expect(tanh).toHaveLength(5);
  expect(Math.min(...tanh)).toBeGreaterThan(1);
  const shorter = 1 / Math.max(...sigmoid);
  expect(shorter).toBeGreaterThan(30_000);
  expectFacts(chapter, {
    'sigmoid-shorter-least': within(0.01 * shorter, shorter),
    'tanh-ratio-least': within(0.01 * Math.min(...tanh), Math.min(...tanh)),
  });
});

test('what the text says of a rate of 1, of the largest harmless rate and of Adam’s best is what the 3 runs of each say', () => {
  const runs = (optimiser: string, rate: number) =>
    deadNeuronsRecord.points.filter(
      (one) => one.optimiser === optimiser && one.learningRate === rate,
    );
  const dead = (optimiser: string, rate: number) => runs(optimiser, rate).map((one) => one.dead);
  const one = dead('sgd', 1);
  expectFacts(chapter, {
    'rate-one-fewest': Math.min(...one),
    'rate-one-most': Math.max(...one),
    'rate-one-worst': within(
      1e-9,
      Math.min(...runs('sgd', 1).map(({ test: { correct } }) => correct)) / 10_000,
    ),
  });
  const more = runs('sgd', 1.5).map(({ test: { correct } }) => correct / 10_000);
  expectFacts(chapter, {
    'rate-half-more-fewest': Math.min(...dead('sgd', 1.5)),
    'rate-half-more-floor': within(0.01, Math.min(...more)),
  });
  const harmless = shown(page(chapter), 'largest-harmless-rate');
  expect(dead('sgd', harmless)).toEqual([0, 0, 0]);
  const next = deadNeuronsRecord.points.find(
    ({ optimiser, learningRate }) => optimiser === 'sgd' && learningRate > harmless,
  )!;
  expect(Math.max(...dead('sgd', next.learningRate))).toBeGreaterThan(0);
  const adam = shown(page(chapter), 'adam-best-rate');
  expectFacts(chapter, { 'adam-best-fewest': Math.min(...dead('adam', adam)) });
});

test('the saddle has NumPy’s counts of eigenvalues, and 490 of them in all: 50 × 8 + 9 × 10', () => {
  const twins = oracle.places.find(({ name }: { name: string }) => name === 'twins');
  const largest = twins.eigenvalues[0];
  const down = twins.eigenvalues.filter((value: number) => value < -1e-7 * largest).length;
  const figure = figureIn(chapter, 'plateaus');
  const counts = ['up', 'flat', 'down'].map((name) => shown(figure, `eigenvalues-${name}`));
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(50 * 8 + 9 * 10);
  expect(counts[2]).toBe(down);
  expectFacts(chapter, {
    'small-parameters': 490,
    'zeros-flat': 481,
    'twins-down': down,
    'twins-accuracy': within(0.0011, twins.correct / plateausRecord.images),
  });
});

test('half-way between two networks NumPy counts what the figure and the text say, before and after matching, within 2 images', () => {
  const { asTrained, matched, moved } = oracle.matching;
  const half = { 'half-way-trained': asTrained[10], 'half-way-matched': matched[10] };
  for (const [name, count] of Object.entries(half))
    expectFacts(chapter, { [name]: within(2.1e-4, count / 10_000) });
  expectFacts(chapter, { 'moved-neurons': moved, 'matched-seeds': 3 });
  const figure = figureIn(chapter, 'two-networks');
  expectFacts(figure, {
    'mix-as-trained': within(2.1e-4, asTrained[10] / 10_000),
    'mix-matched': within(2.1e-4, matched[10] / 10_000),
    'mix-share': 0.5,
  });
  const middle = (of: 'asTrained' | 'matched') =>
    twoNetworksRecord.others.map((one) => one[of][10]! / 10_000);
  expectFacts(chapter, {
    'half-way-trained-best': within(1e-9, Math.max(...middle('asTrained'))),
    'half-way-matched-worst': within(1e-9, Math.min(...middle('matched'))),
  });
});

test('the map shows NumPy’s losses of the trained network and of its start within 0.1 %', () => {
  const [end, start] = [oracle.toStart[4], oracle.toStart[12]];
  expectFacts(figureIn(chapter, 'loss-maps'), {
    'map-trained': within(1e-3 * end, end),
    'map-start': within(1e-3 * start, start),
  });
});
