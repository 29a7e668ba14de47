// The chapter on cost as built, against sums written here and published numbers.
import { expect, test } from 'vitest';
import { wilson } from '../own-data/wilson.ts';
import { expectFacts, figureIn, page, shown } from './pages.ts';

const [parameters, images] = [101_770, 55_000];
const cost = () => page('cost');

test('calculator: opens with one epoch of this network, 6 · 101,770 · 55,000 operations, beside what was measured', () => {
  const calculator = figureIn('cost', 'cost-calculator');
  expectFacts(calculator, { 'cost-of-operations': 6 * parameters * images });
  expect(calculator.querySelector('.cost-verdict')!.textContent).toContain(
    'Measured on the book’s machine',
  );
});

test('the prices: published ones as published, computed ones by 6 · N · D', () => {
  expectFacts('cost', {
    'cost-gpt-4': 40e6,
    'cost-gemini-ultra': 30e6,
    'cost-deepseek-v3': 5.576e6,
    'cost-gpt-2': 672,
  });
  const hour = 989.4e12 * 0.4 * 3600;
  const llama = ((6 * 405e9 * 15.6e12) / hour) * 3.5;
  expect(shown(cost(), 'cost-llama-3-1-405b') / llama).toBeCloseTo(1, 9);
  const [one, all] = ['cost-ours-1-epoch', 'cost-ours-12-epochs'].map((name) =>
    shown(cost(), name),
  ) as [number, number];
  expect(all / one).toBeCloseTo(12, 9);
  expect(all).toBeLessThan(0.01);
});

test('halving: 407,050 → 203,530 and 669,706 → 269,322 parameters, less than 0.5 points lost', () => {
  const of = (name: string) => shown(cost(), `halved-${name}`);
  expectFacts('cost', {
    'halved-1-512-parameters': 407_050,
    'halved-1-256-parameters': 203_530,
    'halved-2-512-parameters': 669_706,
    'halved-2-256-parameters': 269_322,
    'halved-2-512-work': 784 * 512 + 512 * 512 + 5120,
  });
  for (const depth of [1, 2]) {
    const lost = of(`${depth}-512-test`) - of(`${depth}-256-test`);
    expect(Math.abs(lost)).toBeLessThan(0.005);
    const told = shown(cost(), depth === 1 ? 'halving-lost-1' : 'halving-difference-2');
    expect(told).toBeCloseTo(100 * Math.abs(lost), 9);
    expect(of(`${depth}-512-test`)).toBeGreaterThan(0.97);
  }
});

test('numbers kept and arithmetic: 5,994 and 786,560 for the filters, 61,706 and 416,520 for LeNet-5', () => {
  const expected = {
    convolution: [208 + 3216 + 2570, 156_800 + 627_200 + 2560],
    lenet: [61_706, 416_520],
    network: [101_770, 101_632],
    'logistic-regression': [7850, 7840],
    'nearest-1': [60_000 * 784, 60_000 * 784],
  };
  for (const [name, [kept, work]] of Object.entries(expected))
    expectFacts('cost', { [`size-${name}`]: kept, [`work-${name}`]: work });
  expectFacts('cost', { 'lenet-times': expect.closeTo(416_520 / 101_632, 9) });
});

test('counted by hand: 409,088 of 610,620 operations for an image, 67 %', () => {
  expectFacts('cost', {
    'counted-per-image': 2 * (101_632 + 101_632 + 1280),
    'rule-per-image': 6 * parameters,
    'counted-share': expect.closeTo(409_088 / 610_620, 12),
    'epoch-operations-all': 36_637_200_000,
  });
});

test('saved compute: zeros never come there, He needs fewer images than tiny or too large weights', () => {
  const until = (name: string) => shown(cost(), `until-94-${name}`);
  expectFacts('cost', { 'until-90-all-zero': -1, 'until-94-all-zero': -1 });
  expect(until('he')).toBeGreaterThan(0);
  expect(until('tiny')).toBeGreaterThan(2 * until('he'));
  expect(until('too-large')).toBeGreaterThan(5 * until('he'));
});

test('own data, before it is touched: the recorded run’s counts agree with each other, and a sentence says what is missing without JavaScript', () => {
  const figure = figureIn('cost', 'own-data');
  expect(figure.textContent).toContain('this page needs JavaScript');
  const cells = ['0-0', '0-1', '1-0', '1-1'].map((cell) => shown(figure, `own-confusion-${cell}`));
  // A fifth of 150 each.
  expect([cells[0]! + cells[1]!, cells[2]! + cells[3]!]).toEqual([30, 30]);
  const correct = cells[0]! + cells[3]!;
  const [low, high] = wilson(correct, 60);
  expectFacts(figure, {
    'own-correct': correct,
    'own-count': 60,
    'own-accuracy': expect.closeTo(correct / 60, 12),
    'own-low': expect.closeTo(low, 6),
    'own-high': expect.closeTo(high, 6),
  });
  expect(correct / 60).toBeGreaterThan(0.85);
  const score = figure.querySelector('.own-score')!.textContent!;
  expect(score.trim()).toMatch(/ %, if the images are not near copies of each other\.$/);
  const words = [...figure.querySelectorAll('.own-training svg text')].map(
    (text) => text.textContent!,
  );
  expect(words.some((text) => /^held out: \d/.test(text.trim()))).toBe(true);
});
