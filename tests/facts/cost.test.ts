// The chapter on cost: its arithmetic against sums written out here, its words for money and time, what its fields accept.
import { describe, expect, test } from 'vitest';
import { costsAtAGlance } from '#components/figures/CostScale/costs.ts';
import {
  quantities,
  whyInvalid,
  writeField,
} from '#components/figures/CostCalculator/quantities.ts';
import { writeDollars, writeDuration } from '#src/numbers/amounts.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { numberIn } from '#src/numbers/typed.ts';
import { knownTrainings, rentedChip } from '#src/formulas/known-trainings.ts';
import { countLayers, lenet, smallConvolution } from '#src/formulas/networks.ts';
import {
  billFor,
  countInked,
  countTraining,
  operationsOf,
  trainingOperations,
} from '#src/formulas/training-work.ts';
import { trainingRecord } from '#src/records/training-record.ts';

test('6 · 101,770 · 60,000 is 3.66 × 10¹⁰, and 6 · 101,770 · 55,000 is 3.36 × 10¹⁰', () => {
  expect(trainingOperations(101_770, 60_000)).toBe(36_637_200_000);
  expect(trainingOperations(101_770, 55_000)).toBe(33_584_100_000);
  expect(formatNumber(36_637_200_000, 'power')).toMatch(/^3\.66\s×\s10¹⁰$/);
  expect(formatNumber(610_620, 'power')).toBe('610,620');
});

test('784-128-10 takes 101,632 multiply-adds forwards, as many for its weights, and hands back 1,280', () => {
  const counts = countTraining([784, 128, 10]);
  expect(counts).toEqual({ forward: 101_632, weightGradients: 101_632, handedBack: 1280 });
  expect(operationsOf(counts)).toBe(409_088);
  expect(operationsOf(countInked([784, 128, 10], 150))).toBe(2 * (2 * 150 * 128 + 3 * 1280));
});

test('a deep network comes close to six operations for each weight: 20 layers of 512 above 93 %', () => {
  const sizes = [784, ...Array<number>(20).fill(512), 10];
  const weights = 784 * 512 + 19 * 512 * 512 + 512 * 10;
  expect(operationsOf(countTraining(sizes)) / (6 * weights)).toBeCloseTo(
    1 - (784 * 512) / (3 * weights),
    12,
  );
  expect(operationsOf(countTraining(sizes)) / (6 * weights)).toBeGreaterThan(0.93);
});

test('LeNet-5 has 61,706 parameters and 416,520 multiply-adds, 8 and 16 filters have 5,994 and 786,560', () => {
  expect(countLayers(lenet)).toEqual({ parameters: 61_706, multiplyAdds: 416_520 });
  expect(countLayers(smallConvolution)).toEqual({ parameters: 5994, multiplyAdds: 786_560 });
});

test('the rule of six comes within 3 % of all published operations', () => {
  const published = knownTrainings.filter((one) => one.published !== undefined);
  expect(published.length).toBeGreaterThanOrEqual(5);
  for (const { parameters, examples, published: wanted } of published) {
    const off = trainingOperations(parameters!, examples!) / wanted! - 1;
    // GPT-2 is published as "about 3e20", with one digit, for 32 of its 33.6 billion tokens.
    expect(Math.abs(off)).toBeLessThan(wanted === 3e20 ? 0.06 : 0.03);
  }
});

test('GPT-3 on rented chips: 221 thousand hours, 774 thousand dollars', () => {
  const { seconds, dollars } = billFor(6 * 175e9 * 300e9, rentedChip);
  expect(seconds / 3600).toBeCloseTo(315e21 / (395.76e12 * 3600), 6);
  expect(Math.round(dollars / 1000)).toBe(774);
});

test('the prices rise from less than a cent to 93 million dollars, the published ones as published', () => {
  const costs = costsAtAGlance();
  const dollars = costs.map((one) => one.dollars);
  expect(dollars).toEqual(dollars.toSorted((a, b) => a - b));
  expect(dollars[0]).toBeLessThan(0.01);
  expect(Math.round(dollars.at(-1)! / 1e6)).toBe(93);
  const published = costs.filter((one) => one.published).map(({ dollars: one }) => one);
  expect(published).toEqual([20, 672, 5.576e6, 30e6, 40e6]);
});

test('the record of training holds the recipe’s 12 epochs of 55,000 images', () => {
  expect(trainingRecord.epochs.length).toBe(12);
  expect(trainingRecord.images).toBe(55_000);
  expect(Math.min(...trainingRecord.epochs)).toBeGreaterThan(0);
});

describe('words', () => {
  test.each([
    [0.0000076, '$0.0000076'],
    [672, '$672'],
    [5.576e6, '$5.58 million'],
    [3e30, 'more than there is'],
  ])('%f dollars are %s', (dollars, words) => expect(writeDollars(dollars)).toBe(words));

  test.each([
    [2.5e-5, '25 microseconds'],
    [0.275, '275 milliseconds'],
    [90, '90 seconds'],
    [7200, '2 hours'],
    [86_400 * 365.25 * 25.2, '25.2 years'],
    [1e30, 'more than a million years'],
  ])('%f seconds are %s', (seconds, words) => expect(writeDuration(seconds)).toBe(words));
});

describe('fields', () => {
  test.each([
    ['101,770', 101_770],
    ['175e9', 175e9],
    ['70 B', 70e9],
    ['1.4t', 1.4e12],
    [' 0.5 ', 0.5],
    ['1,234.5', 1234.5],
    ['40 %', 40],
  ])('“%s” is %f', (text, value) => expect(numberIn(text)).toBe(value));

  test.each([
    '',
    'many',
    '-3',
    '1e999',
    'NaN',
    'Infinity',
    '0x10',
    '1.2.3',
    '<b>',
    '5e-3',
    '1,5',
    '12,34',
    '1,2345',
  ])('“%s” is no number of parameters, and one sentence says so', (text) =>
    expect(whyInvalid(quantities[0], text)).toMatch(/^The number of parameters should .+\.$/),
  );

  test('what a field shows is what it reads: 1, 101,770, 989.4e12 and 400 more', () => {
    const values = [1, 101_770, 989.4e12, 57_514_000_000, 3.5, 15.6e12];
    const more = Array.from({ length: 400 }, (_, k) => Math.round(10 ** (k / 25)));
    for (const value of [...values, ...more]) {
      expect(numberIn(writeField(value))! / value).toBeCloseTo(1, 10);
    }
  });

  test('a share above 100 % and a negative price are refused', () => {
    expect(whyInvalid(quantities[3], '101')).toContain('should lie between');
    expect(whyInvalid(quantities[4], '0')).toBeUndefined();
    expect(whyInvalid(quantities[4], '-1')).toContain('should lie between 0 and');
    expect(whyInvalid(quantities[3], 'half')).toContain('should be a number such as 40, found');
  });
});
