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

const runOf = ({ cause }: (typeof cases)[number]) => {
  const { recipe, curve } = clinicRecord.cases[cause].broken;
  return { recipe, points: recordedPoints(curve) };
};
const whyOf = (one: (typeof cases)[number]) => one.why(runOf(one));

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
    for (const cause of causeNames)
      expect(() => checkRecipe(treated(cause, live(broken)))).not.toThrow();
});

test('the numbers in the answers are those of the recorded runs', () => {
  const why = (name: keyof typeof treatments) => whyOf(cases.find(({ cause }) => cause === name)!);
  expect(why('too-small')).toContain('only 3 hidden');
  expect(why('rate-too-high')).toContain('rate of 3 ');
  expect(why('rate-too-low')).toContain('rate is 0.0003.');
  expect(why('overfitting')).toContain('1,000');
  // 464 of 5,000 validation images are read wrong.
  expect(why('overfitting')).toMatch(/\b9\.3\s%/);
  expect(why('unscaled')).toContain('a loss of 67.6.');
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
      const words = causeVerdict(one, { cause, cure: cause }, runOf(one), causes);
      expect(words).toContain(causes[cause].sign);
      expect(words).not.toContain(whyOf(one));
    }
  const outcome = { before: 0.5, after: 0.9, unchanged: false };
  expect(cureVerdict(cases[3], { cause: '', cure: 'too-short' }, outcome, causes)).toContain(
    'it helps',
  );
});

test('facts are means over seeds by hand: 2,624, 2,533 and 3,004 of 10,000 for one neuron', () => {
  expect(widthMeans()[0].test).toBeCloseTo((2624 + 2533 + 3004) / 30_000, 6);
  const facts = debuggingFacts();
  expect(facts['zeros-test']).toBe(0.1135);
  expect(facts['zeros-moved']).toBe(784 * 128 + 128 * 10);
  expect(facts['few-least-epoch']).toBe(11);
  expect(Object.entries(facts).filter(([, fact]) => !Number.isFinite(fact))).toEqual([]);
});
