// The clinic's words against its recipes: each case's cure gives the recorded cure's recipe, and what is said is so.
import { expect, test } from 'vitest';
import { cases } from '#components/figures/Clinic/cases.ts';
import { causeNames, causes, treated } from '#components/figures/Clinic/causes.ts';
import { recordedPoints } from '#components/figures/Clinic/curves.ts';
import { causeVerdict, cureVerdict } from '#components/figures/Clinic/verdict.ts';
import { treatments } from '#src/experiments/clinic.ts';
import { clinicRecord } from '#src/records/index.ts';
import { debuggingFacts, widthMeans } from '#src/facts/debugging.ts';
import { checkRecipe } from '#src/training/check-recipe.ts';

const live = ({ recipe, unscaled, labelSeed }: (typeof treatments)['unscaled']['broken']) => ({
  ...recipe,
  ...(unscaled && { unscaled }),
  ...(labelSeed !== undefined && { labelSeed }),
});

test('the seven cases are the record’s seven, each once', () => {
  expect(cases.map(({ cause }) => cause).toSorted()).toEqual(Object.keys(treatments).toSorted());
  expect(cases.map(({ letter }) => letter).join('')).toBe('ABCDEFG');
});

test.each(cases.map(({ cause }) => cause))('%s: the right cure is the recorded one', (cause) => {
  const { broken, cure } = treatments[cause];
  expect(treated(cause, live(broken))).toEqual(live(cure));
});

test('every cure of every case is a recipe that can be trained', () => {
  for (const { broken } of Object.values(treatments))
    for (const cause of causeNames) expect(() => checkRecipe(treated(cause, live(broken)))).not.toThrow(); // prettier-ignore
});

test('the numbers in the answers are those of the recipes', () => {
  const why = (name: string) => cases.find(({ cause }) => cause === name)!.why;
  expect(why('too-small')).toContain('three hidden');
  expect(treatments['too-small'].broken.recipe.sizes[1]).toBe(3);
  expect(why('rate-too-high')).toContain(`rate of ${treatments['rate-too-high'].broken.recipe.learningRate} `); // prettier-ignore
  expect(why('rate-too-low')).toContain(`rate is ${treatments['rate-too-low'].broken.recipe.learningRate}.`); // prettier-ignore
  expect(why('overfitting')).toContain('1,000');
  expect(clinicRecord.cases.unscaled.broken.curve.training.loss[0]).toBeGreaterThan(60);
  const { loss } = clinicRecord.cases['too-small'].cure.curve.validation;
  expect(causes['too-short'].sign).toContain(
    `about ${((loss[1] + clinicRecord.cases['too-small'].cure.curve.training.loss[1]) / 2).toFixed(2)} after`,
  );
  expect(Math.log(10).toFixed(4)).toBe(causes['zero-start'].sign.match(/2\.\d{4}/)![0]);
});

test('a card keeps the first and the last point of a long run, and 26 at most', () => {
  const points = recordedPoints(clinicRecord.cases.overfitting.broken.curve);
  expect(points[0].step).toBe(0);
  expect(points.at(-1)!.step).toBe(100 * Math.ceil(1000 / 32));
  expect(points.length).toBeLessThanOrEqual(26);
});

test('a wrong cause is told its sign and never the answer', () => {
  for (const one of cases)
    for (const cause of causeNames.filter((name) => name !== one.cause)) {
      const words = causeVerdict(one, { cause, cure: cause });
      expect(words).toContain(causes[cause].sign);
      expect(words).not.toContain(one.why);
    }
  const outcome = { before: 0.5, after: 0.9, unchanged: false };
  expect(cureVerdict(cases[3], { cause: '', cure: 'too-short' }, outcome)).toContain('it helps');
});

test('facts are means over seeds by hand: 2,624, 2,533 and 3,004 of 10,000 for one neuron', () => {
  expect(widthMeans()[0].test).toBeCloseTo((2624 + 2533 + 3004) / 30_000, 6);
  const facts = debuggingFacts();
  expect(facts['zeros-test']).toBe(0.1135);
  expect(facts['zeros-moved']).toBe(784 * 128 + 128 * 10);
  expect(facts['few-least-epoch']).toBe(11);
  expect(Object.entries(facts).filter(([, fact]) => !Number.isFinite(fact))).toEqual([]);
});
