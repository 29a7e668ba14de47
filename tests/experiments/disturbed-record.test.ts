// Networks on moved, turned, noisy and shuffled images: the records against NumPy, against each other, and measured again.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { disturbImages } from '#src/experiments/disturbed.ts';
import { askShipped } from '#src/experiments/shipped-networks.ts';
import { amounts, type Disturbance } from '#src/formulas/disturbed.ts';
import {
  baselinesRecord,
  disturbedRecord,
  shuffledArchitecturesRecord,
} from '#src/records/index.ts';
import { context } from './context.ts';

const oracle: Record<string, Record<string, number>> = JSON.parse(
  readFileSync(new URL('./oracle/disturbed.json', import.meta.url), 'utf8'),
);
const { networks } = disturbedRecord;
const right = (wanted: string, kind: Disturbance, amount: number) => {
  const { points } = networks.find(({ name }) => name === wanted)!;
  const point = points.find((one) => one.kind === kind && one.amount === amount)!;
  return point.test.correct;
};

test('five networks, each asked about 10,000 images at 7 shifts, 10 turns and 7 strengths of noise', () => {
  const ofLadder = ['784-128-10-best', 'teacher'];
  expect([...networks.map(({ name }) => name), ...ofLadder]).toEqual(Object.keys(oracle));
  expect(networks).toHaveLength(5);
  for (const { points } of networks) {
    expect(points).toHaveLength(7 + 10 + 7);
    for (const { kind, amount, test: answers } of points) {
      expect(amounts[kind]).toContain(amount);
      expect(answers.count).toBe(10_000);
    }
  }
});

test('shifted by 3 and 6 and turned by 30°, NumPy counts the same right answers, ± 3 of 10,000; under other noise of 0.2 ± 100', () => {
  for (const { name } of networks) {
    for (const [what, count] of Object.entries(oracle[name])) {
      const [kind, amount] = what.split(' ');
      const found = right(name, kind as Disturbance, Number(amount));
      expect(Math.abs(found - count), `${name}, ${what}`).toBeLessThanOrEqual(
        kind === 'noise' ? 100 : 3,
      );
    }
  }
});

test('at 3 pixels the CNNs and the GRU are ahead of our network by more than 10 points; under noise of 0.2 it is ahead of the GRU by as much, and of the transformer by more than 40', () => {
  for (const name of ['cnn', 'cnn-small', 'gru'])
    expect(right(name, 'shift', 3)).toBeGreaterThan(right('book', 'shift', 3) + 1000);
  expect(right('book', 'noise', 0.2)).toBeGreaterThan(right('gru', 'noise', 0.2) + 1000);
  expect(right('book', 'noise', 0.2)).toBeGreaterThan(right('transformer', 'noise', 0.2) + 4000);
});

test('shuffled, our network stays within half a point, the small CNN loses at least 5 and falls below logistic regression, the CNN below our network', () => {
  const of = Object.fromEntries(shuffledArchitecturesRecord.networks.map((one) => [one.name, one]));
  const { book, cnn, 'cnn-small': small } = of;
  expect(Math.abs(book.shuffled.correct - book.inPlace.correct)).toBeLessThan(50);
  expect(small.inPlace.correct - small.shuffled.correct).toBeGreaterThan(500);
  const logistic = baselinesRecord.baselines.find(({ name }) => name === 'logistic-regression')!;
  expect(small.shuffled.correct).toBeLessThan(logistic.correct);
  expect(cnn.shuffled.correct).toBeLessThan(book.shuffled.correct - 200);
  // In place they are the shipped networks, as the other record asked them too.
  for (const { name, inPlace } of shuffledArchitecturesRecord.networks)
    expect(inPlace.correct).toBe(right(name, 'shift', 0));
});

test('the small CNN measured again, shifted by 3: the very same answers', () => {
  const moved = disturbImages(context.test, 'shift', 3);
  expect(askShipped(context, 'cnn-small', moved).correct).toBe(right('cnn-small', 'shift', 3));
});
