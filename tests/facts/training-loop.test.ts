// The second clinic's words against its recipes: each loop's cure gives the recorded cure's recipe, and what is said is so.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cureVerdict, causeVerdict } from '#components/figures/Clinic/verdict.ts';
import { cases } from '#components/figures/LoopClinic/cases.ts';
import { causeNames, causes, treated } from '#components/figures/LoopClinic/causes.ts';
import { recordedRun } from '#components/figures/LoopClinic/runs.ts';
import { stages } from '#components/figures/LoopRound/stages.ts';
import { faults } from '#src/experiments/broken-loops.ts';
import { askedFacts, trainingLoopFacts } from '#src/facts/training-loop.ts';
import { deviationOf, drawRight } from '#src/formulas/asked-share.ts';
import { digitsInBatches, loopRounds, loopStart } from '#src/formulas/loop-rounds.ts';
import { sharesAt, twiceFloor } from '#src/formulas/softmax-twice.ts';
import { readSource } from '#src/mnist/source.ts';
import { createRandom } from '#src/nn/index.ts';
import { brokenLoopsRecord } from '#src/records/index.ts';
import { checkRecipe } from '#src/training/check-recipe.ts';

const root = new URL('../../', import.meta.url);
const { cell } = JSON.parse(
  readFileSync(new URL('tests/chapters/oracle/training_loop.json', root), 'utf8'),
);
const train = readSource('train');

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

test('the cell’s first 6 batches are NumPy’s: their images, right answers and slopes other than 0 exactly, losses within 1e-5, 1,000 validation images within 2', () => {
  loopRounds(train, 6).forEach((round, k) => {
    const { loss, after, validation, labels, ...exact } = cell.rounds[k];
    expect(round).toMatchObject({ ...exact, labels: labels.join('') });
    expect(Math.abs(round.loss - loss)).toBeLessThan(1e-5);
    expect(Math.abs(round.after - after)).toBeLessThan(1e-5);
    expect(Math.abs(round.validation - validation)).toBeLessThan(0.0021);
    // What the figure says: a step lowers the loss of its own batch.
    expect(after).toBeLessThan(loss);
    expect(exact.slopes).toBeLessThan(101_770);
  });
  expect(cell.rounds).toHaveLength(6);
});

test('each of the 8 stages shows a line of the chapter’s cell, and only the seventh says that it changes the network', () => {
  const chapter = readFileSync(new URL('content/part-2/training-loop.mdx', root), 'utf8');
  const program = /```ts cell id=loop .*?\n```/s.exec(chapter)![0];
  expect(stages.filter(({ code }) => !program.includes(code))).toEqual([]);
  const [round] = loopRounds(train, 1);
  const changing = stages.map(({ says }) => /changes the network/.test(says(round!)));
  expect(changing).toEqual([0, 0, 0, 0, 0, 0, 1, 0].map(Boolean));
});

test('20 batches of an epoch hold the digits that NumPy counts, in three orders; sorted, none holds more than two', () => {
  const { labels } = train;
  const file = Uint32Array.from({ length: 55_000 }, (_, k) => k);
  const orders = {
    random: loopStart().order,
    file,
    labels: file.toSorted((a, b) => labels[a]! - labels[b]!),
  };
  for (const [name, order] of Object.entries(orders))
    expect(digitsInBatches(labels, order, cell.batches)).toEqual(cell.digits[name]);
  const kinds = (name: string) =>
    cell.digits[name].map((counts: number[]) => counts.filter((count) => count > 0).length);
  expect(Math.max(...kinds('labels'))).toBeLessThanOrEqual(2);
  expect(Math.min(...kinds('random'), ...kinds('file'))).toBeGreaterThanOrEqual(7);
});

test('a share of 0.5 of 100 images among 10,000 deviates by √(0.0025 · 9,900 / 9,999) = 0.04975; among all of them by 0; 4,000 draws say the same within 4 %', () => {
  const half = { count: 10_000, right: 5000 };
  expect(deviationOf(half, 100)).toBeCloseTo(0.0497519, 7);
  expect(deviationOf(half, 10_000)).toBe(0);
  expect(deviationOf(half, 1)).toBeCloseTo(0.5, 12);
  const random = createRandom(5);
  const pool = { count: 1000, right: 900 };
  const draws = Array.from({ length: 4000 }, () => drawRight(pool, 200, random) / 200);
  const mean = draws.reduce((sum, share) => sum + share, 0) / draws.length;
  const deviation = Math.sqrt(
    draws.reduce((sum, share) => sum + (share - mean) ** 2, 0) / draws.length,
  );
  // Without putting back: 0.3 / √200 · √(800 / 999) = 0.018983.
  expect(Math.abs(deviation / 0.018983 - 1)).toBeLessThan(0.04);
  expect(Math.abs(mean - 0.9)).toBeLessThan(0.0015);
  expect(drawRight(pool, 1000, random)).toBe(900);
  // The 98.05 % of 10,000, among 100: 2 · √(0.9805 · 0.0195 / 100 · 9,900 / 9,999).
  expect(askedFacts({ count: 10_000, right: 9805 })['asked-of-hundred']).toBeCloseTo(2.7518, 3);
});

test('softmax twice: without a lead 1/10 both times, by ln 9 one half and then 1/(1 + 9 · e^(−4/9)); its loss never falls below ln(1 + 9/e)', () => {
  expect(sharesAt(0)).toEqual({ once: 0.1, twice: 0.1 });
  expect(sharesAt(Math.log(9)).once).toBeCloseTo(0.5, 12);
  expect(sharesAt(Math.log(9)).twice).toBeCloseTo(1 / (1 + 9 * Math.exp(-4 / 9)), 12);
  for (const lead of [1, 5, 12, 800]) {
    expect(-Math.log(sharesAt(lead).twice)).toBeGreaterThanOrEqual(1.46115);
  }
  expect(twiceFloor()).toBeCloseTo(1.46115, 5);
});
