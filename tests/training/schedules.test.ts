// What becomes of a learning rate in each of five schedules, against a program of its own.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type CommonRecipe, learningRateAt, shippedRecipe } from '#src/training/recipe.ts';
import { scheduleNames, schedules } from '#src/training/schedules.ts';

const { schedules: shares } = JSON.parse(
  readFileSync(new URL('../chapters/oracle/practical-tips.json', import.meta.url), 'utf8'),
);

test.each(scheduleNames)(
  '%s: the rates of 8 steps from 0.4 agree with Python within 1e-12',
  (name) => {
    const recipe: CommonRecipe = { ...shippedRecipe, ...schedules[name], learningRate: 0.4 };
    (shares[name] as number[]).forEach((share, step) =>
      expect(learningRateAt(recipe, step, 8)).toBeCloseTo(0.4 * share, 12),
    );
  },
);

test('in steps, 1,000 steps at 0.1 become 0.01 at step 500 and 0.001 at step 750', () => {
  const recipe: CommonRecipe = { ...shippedRecipe, schedule: 'step', learningRate: 0.1 };
  const rates = [0, 499, 500, 749, 750, 999].map((step) => learningRateAt(recipe, step, 1000));
  [0.1, 0.1, 0.01, 0.01, 0.001, 0.001].forEach((rate, k) => expect(rates[k]).toBeCloseTo(rate, 12));
});
