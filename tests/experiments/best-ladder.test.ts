// The ladder: its record against NumPy and the book's own network, and what its chapter says of it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bestLadderRecord, disturbedRecord } from '#src/records/index.ts';
import { ladderRecipes, type Rung } from '#src/training/ladder-recipes.ts';

type Counts = Record<string, Record<string, number>>;
const readJson = (path: string) =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Counts;
const counted = readJson('../nn/oracle/shipped-networks.json');
const disturbed = readJson('oracle/disturbed.json');

const { rungs, teacher } = bestLadderRecord;
const pointsOf = (wanted: Rung) => rungs.find(({ name }) => name === wanted)!.points;
const rightOf = (wanted: Rung) => pointsOf(wanted).map(({ test: { correct } }) => correct);
test('five rungs with their recipes, the seed of the recipe first, each asked about 10,000 images in 1 + 9 ways', () => {
  expect(rungs.map(({ name, recipe }) => [name, recipe])).toEqual(Object.entries(ladderRecipes));
  for (const { recipe, points } of rungs) {
    points.forEach((point, k) => {
      expect(point.seed).toBe(recipe.seed + k);
      expect(point.validation.count).toBe(5000);
      expect(point.disturbed).toHaveLength(9);
      for (const { count } of [point.test, ...point.disturbed.map((one) => one.test)])
        expect(count).toBe(10_000);
    });
  }
});

test('the second rung’s first network is the book’s, clean and disturbed', () => {
  const { points } = disturbedRecord.networks.find(({ name }) => name === 'book')!;
  const [first] = pointsOf('schedule');
  expect(first.test.correct).toBe(points[0].test.correct);
  for (const one of first.disturbed) {
    const same = points.find(({ kind, amount }) => kind === one.kind && amount === one.amount)!;
    expect(one.test.correct).toBe(same.test.correct);
  }
});

test.each([
  ['784-128-10-best', pointsOf('distilled')[0]],
  ['teacher', teacher],
] as const)(
  'of %s NumPy counts the same right answers, ± 2 of 10,000; moved by 3 and turned by 30° ± 3; under other noise of 0.2 ± 100',
  (name, point) => {
    expect(Math.abs(point.test.correct - counted[name].correct)).toBeLessThanOrEqual(2);
    for (const [kind, amount, most] of [
      ['shift', 3, 3],
      ['turn', 30, 3],
      ['noise', 0.2, 100],
    ] as const) {
      const found = point.disturbed.find((one) => one.kind === kind && one.amount === amount)!;
      const gap = found.test.correct - disturbed[name][`${kind} ${amount}`];
      expect(Math.abs(gap), `${kind} ${amount}`).toBeLessThanOrEqual(most);
    }
  },
);

test('the best reads at least 98.8 % of the test images, and every rung’s mean more than the one before it', () => {
  expect(rightOf('distilled')[0]).toBeGreaterThanOrEqual(9880);
  const means = rungs.map(({ name }) => {
    const right = rightOf(name);
    return right.reduce((sum, correct) => sum + correct, 0) / right.length;
  });
  means.slice(1).forEach((mean, k) => expect(mean).toBeGreaterThan(means[k]));
});
