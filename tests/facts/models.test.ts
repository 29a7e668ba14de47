// The table of models: every row whole, its counts held against arithmetic written here.
import { expect, test } from 'vitest';
import { type Model, modelsOf } from '#src/facts/models.ts';
import { shippedRecipe } from '#src/training/recipe.ts';

const models = modelsOf({ correct: 9805, withoutRelu: 4838, count: 10_000, recipe: shippedRecipe });
const of = (id: string): Model => models.find((model) => model.id === id)!;
const counts = (id: string) => [of(id).parameters, of(id).multiplyAdds];

test('no id stands twice, and each measured model has at least 1 count, a command and as many seeds as counts', () => {
  const ids = models.map(({ id }) => id);
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  for (const { id, correct, count, seeds, recipe, command } of models) {
    if (['lenet', 'small-convolutional'].includes(id)) {
      expect([correct, command]).toEqual([[], undefined]);
      continue;
    }
    expect(correct.length).toBeGreaterThanOrEqual(1);
    expect(Math.max(...correct)).toBeLessThanOrEqual(count);
    expect(seeds).toHaveLength(recipe ? correct.length : 0);
    expect(command).toMatch(/^npm run /);
  }
});

test.each([
  ['logistic-regression', 784 * 10 + 10, 784 * 10],
  ['shipped', 784 * 128 + 128 + 128 * 10 + 10, 784 * 128 + 128 * 10],
  ['width-512', 784 * 512 + 512 + 512 * 10 + 10, 784 * 512 + 512 * 10],
  ['nearest-pixels-1-euclidean', 60_000 * 784, 60_000 * 784],
  ['nearest-pca-50-euclidean', 60_000 * 50 + 784 * 50 + 784, 60_000 * 50 + 784 * 50],
  ['nearest-hidden-128-cosine', 60_000 * 128 + 784 * 128 + 128, 60_000 * 128 + 784 * 128],
  // By hand: convolutions 25 · 6 + 6 and 150 · 16 + 16, then 400-120-84-10.
  ['lenet', 156 + 2416 + 48_120 + 10_164 + 850, 117_600 + 240_000 + 48_000 + 10_080 + 840],
  ['lenet', 61_706, 416_520],
  ['small-convolutional', 5994, 786_560],
])('%s keeps %i numbers and does %i multiply-adds', (id, parameters, multiplyAdds) => {
  expect(counts(id)).toEqual([parameters, multiplyAdds]);
});

test('the rule for 0 against 1 is asked about the 2,115 zeros and ones, all others about 10,000', () => {
  expect(of('best-rule').count).toBe(980 + 1135);
  for (const { id, count, correct } of models)
    if (id !== 'best-rule' && correct.length > 0) expect(count).toBe(10_000);
});

test('one epoch with shuffled pixels reads as many as in place', () => {
  expect(of('shuffled').correct).toEqual(of('one-epoch').correct);
});
