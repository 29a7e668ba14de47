// The second clinic's words against its recipes: each loop's cure gives the recorded cure's recipe, and what is said is so.
import { expect, test } from 'vitest';
import { cureVerdict, causeVerdict } from '#components/figures/Clinic/verdict.ts';
import { cases } from '#components/figures/LoopClinic/cases.ts';
import { causeNames, causes, treated } from '#components/figures/LoopClinic/causes.ts';
import { recordedRun } from '#components/figures/LoopClinic/runs.ts';
import { faults } from '#src/experiments/broken-loops.ts';
import { trainingLoopFacts } from '#src/facts/training-loop.ts';
import { brokenLoopsRecord } from '#src/records/index.ts';
import { checkRecipe } from '#src/training/check-recipe.ts';

const runOf = ({ cause }: (typeof cases)[number]) =>
  recordedRun(brokenLoopsRecord.faults[cause].broken[0]!);
const whyOf = (one: (typeof cases)[number]) => one.why(runOf(one));
const why = (name: string) => whyOf(cases.find(({ cause }) => cause === name)!);

test('the eight loops are the record’s eight, each once, A to H', () => {
  expect(cases.map(({ cause }) => cause).toSorted()).toEqual(Object.keys(faults).toSorted());
  expect(cases.map(({ letter }) => letter).join('')).toBe('ABCDEFGH');
});

test.each(cases.map(({ cause }) => cause))('%s: the right cure is the recorded one', (cause) => {
  expect(treated(cause, faults[cause].broken)).toEqual(faults[cause].cure);
});

test('each of 10 cures of each of 8 loops is a recipe that can be trained, and no other mends the mistake', () => {
  expect(causeNames).toHaveLength(10);
  for (const [name, { broken, cure }] of Object.entries(faults))
    for (const cause of causeNames) {
      expect(() => checkRecipe(treated(cause, broken))).not.toThrow();
      if (cause !== name) expect(treated(cause, broken)).not.toEqual(cure);
    }
});

test('the answers name what the numbers show: 77.37 over 32 images, 2.97 then 0.03, 99 % against 95, two countings', () => {
  expect(why('summed-loss')).toContain('first loss, 77.37,');
  expect(why('summed-loss')).toContain('32 times too long');
  // A guess, summed over 32 images: 32 ln 10 = 73.7.
  const rest = Number(/still (\d+\.\d+)\./.exec(why('summed-loss'))![1]);
  expect(Math.abs(rest / (32 * Math.log(10)) - 1)).toBeLessThan(0.05);
  const floor = Number(/rest at (\d+\.\d+)\./.exec(why('softmax-twice'))![1]);
  expect(floor).toBeGreaterThan(Math.log(1 + 9 / Math.E));
  expect(why('sorted')).toContain('second loss is 0.03:');
  expect(why('rate-too-high')).toContain('it’s 10.07.');
  expect(why('not-zeroed')).toContain('third is 2.00,');
  const end = Number(/ends at (\d+\.\d+),/.exec(why('unscaled'))![1]);
  expect(Math.abs(end - Math.log(10))).toBeLessThan(0.05);
  const [, once, twice] = /reads (\S+)\s% and (\S+)\s%/.exec(why('dropout-in-answers'))!;
  expect(once).not.toBe(twice);
});

test('a wrong cause is told its sign and never the answer, and a cure that lowers a false number is a cure', () => {
  for (const one of cases)
    for (const cause of causeNames.filter((name) => name !== one.cause)) {
      const words = causeVerdict(one, { cause, cure: cause }, runOf(one), causes);
      expect(words).toContain(causes[cause].sign);
      expect(words).not.toContain(whyOf(one));
      expect(words).toMatch(/^Not quite: /);
    }
  const leak = cases.find(({ cause }) => cause === 'leak')!;
  const outcome = { before: 0.99, after: 0.93, unchanged: false };
  expect(cureVerdict(leak, { cause: '', cure: 'leak' }, outcome, causes)).toContain('cures it');
});

test('the facts by closed forms: e/(e + 9) = 0.231969, ln(1 + 9/e) = 1.461150; a leak is worth 4 points or more', () => {
  const facts = trainingLoopFacts();
  expect(facts['twice-best']).toBeCloseTo(0.231969, 6);
  expect(facts['twice-floor']).toBeCloseTo(1.46115, 6);
  expect(facts['twice-floor']).toBeCloseTo(-Math.log(facts['twice-best']), 12);
  expect(facts['twice-lowest']).toBeGreaterThan(facts['twice-floor']);
  expect(facts['twice-most']).toBeLessThan(facts['healthy-least'] - 0.03);
  expect(facts['loop-least']).toBeGreaterThan(0.97);
  expect(facts['leak-validation'] - facts['leak-test']).toBeGreaterThan(0.04);
});
