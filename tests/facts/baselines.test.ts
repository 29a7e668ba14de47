// The first chapter's facts, held to the published label counts, to arithmetic, and to its NumPy oracle.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerers, baselineFacts } from '#src/facts/baselines.ts';
import { bestRule, digitsOf, rightOf, writtenRuleFacts } from '#src/facts/best-rule.ts';
import {
  countRight,
  digitCount,
  packPairs,
  sliders,
  units,
  unpackPairs,
} from '#src/formulas/written-rule.ts';
import { readSource } from '#src/mnist/source.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/why-now.json', import.meta.url)).toString(),
);
const [train, testSet] = [readSource('train'), readSource('test')];
const [examples, asked] = [digitsOf(train), digitsOf(testSet)];

test('980 zeros and 1,135 ones are packed, and come back as they went', () => {
  expect([asked.zeros, digitCount(asked)]).toEqual([980, 980 + 1135]);
  expect([examples.zeros, digitCount(examples)]).toEqual([5923, 5923 + 6742]);
  expect(unpackPairs(packPairs(asked.pairs))).toEqual(asked.pairs);
});

test('each step of a slider is a whole number of units, so that rounding changes no answer', () => {
  expect(sliders.inkBelow.step % units.ink).toBe(0);
  expect(sliders.centreFrom.step % units.centre).toBe(0);
  // A byte ends at 255: what is cut off there must lie above every limit.
  expect(255 * units.ink).toBeGreaterThanOrEqual(sliders.inkBelow.max);
  expect(255 * units.centre).toBeGreaterThanOrEqual(sliders.centreFrom.max);
});

test('seven rules are right on as many 0s and 1s as in NumPy', () => {
  for (const { rule, right } of oracle.rules) {
    expect(countRight(asked, { inkBelow: rule[0], centreFrom: rule[1] })).toEqual(right);
  }
});

test('the best of 2,501 settings on the training images is NumPy’s: 30,000 and 1,100', () => {
  const best = bestRule(examples);
  expect([best.inkBelow, best.centreFrom]).toEqual(oracle.best.rule);
  expect(best.right).toBe(oracle.best.training);
  expect(rightOf(asked, best)).toBe(oracle.best.right[0] + oracle.best.right[1]);
  expect(writtenRuleFacts(train, testSet)['settings-of-the-rule']).toBe(61 * 41);
});

test('the twelve examples of the cell are the first 0s and 1s of the training images', () => {
  const text = readFileSync(
    new URL('../../content/part-1/why-now.mdx', import.meta.url),
  ).toString();
  const listed = (name: string) =>
    new RegExp(`const ${name} = \\[([^\\]]*)\\];`)
      .exec(text)![1]!
      .split(',')
      .filter((entry) => entry.trim())
      .map(Number);
  const first = [...train.labels.entries()].filter(([, label]) => label < 2).slice(0, 12);
  expect(listed('labels')).toEqual(first.map(([, label]) => label));
  const inkOf = (image: number) =>
    train.pixels.subarray(image * 784, (image + 1) * 784).reduce((a, b) => a + b, 0);
  expect(listed('ink')).toEqual(first.map(([image]) => inkOf(image)));
});

test('guessing is right on a tenth, always "1" on 1,135 of 10,000, one neighbour on 96.91 %', () => {
  const facts = baselineFacts(55_000);
  expect(facts['accuracy-guessing']).toBe(0.1);
  expect(facts['accuracy-always-1']).toBe(0.1135);
  expect(facts['accuracy-nearest-1']).toBe(0.9691);
  expect(facts['network-lead-images']).toBe(9805 - 9705);
  expect(facts['pixels-kept']).toBe(60_000 * 784);
  expect(facts['nearest-times-work']).toBeCloseTo((60_000 * 784) / 101_632, 9);
  expect(facts['epoch-billions']).toBeCloseTo((6 * 101_770 * 55_000) / 1e9, 9);
  expect(answerers.map(({ name }) => name)[0]).toBe('guessing');
  expect(answerers.at(-1)!.name).toBe('network');
});
