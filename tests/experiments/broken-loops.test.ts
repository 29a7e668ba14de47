// Eight broken training loops: their first losses against NumPy, closed forms where there are some, and what is left in the end.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faults, runLoop } from '#src/experiments/broken-loops.ts';
import { readSource } from '#src/mnist/source.ts';
import { brokenLoopsRecord } from '#src/records/index.ts';
import type { LoopFault, LoopRun } from '#src/records/experiments/broken-loops.ts';
import { checkRecipe } from '#src/training/check-recipe.ts';
import { context, percent } from './context.ts';

type Losses = Record<string, Record<LoopFault | 'right', number[]>>;
const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/training_loop.json', import.meta.url), 'utf8'),
) as Losses;

const { whole, fileOrder, faults: recorded } = brokenLoopsRecord;
const names = Object.keys(faults) as LoopFault[];
const everyRun = names.flatMap((name) => recorded[name].broken.map((run) => ({ name, run })));
const last = ({ curve: { validation, training } }: LoopRun) => ({
  validation: validation.correct.at(-1)!,
  training: training.correct.at(-1)!,
});

test('the first 3 losses of all 8 loops and of the right one, 3 seeds each, are those of NumPy to 5 digits', () => {
  const near = (found: number[], expected: number[]) =>
    expect(found).toEqual(
      expected.map((loss) => expect.closeTo(loss, 5 - Math.ceil(Math.log10(loss + 1e-9)))),
    );
  for (const { name, run } of everyRun) near(run.first, oracle[run.recipe.seed]![name]);
  for (const { first, recipe } of recorded['softmax-twice'].cure)
    near(first, oracle[recipe.seed]!.right);
  expect(everyRun.map(({ run }) => run.recipe.seed)).toEqual(names.flatMap(() => [1, 2, 3]));
});

test('each recipe can be trained in a tab, and a cure changes what was broken and nothing else', () => {
  for (const { broken, cure } of Object.values(faults)) {
    for (const recipe of [broken, cure]) expect(() => checkRecipe(recipe)).not.toThrow();
    const changed = Object.keys({ ...broken, ...cure }).filter(
      (key) => broken[key as 'seed'] !== cure[key as 'seed'],
    );
    expect(
      changed.filter((key) => !/^(mistake|optimiser|order|unscaled|learningRate|sizes)$/.test(key)),
    ).toEqual([]);
    expect(cure.mistake).toBeUndefined();
  }
});

test('a mistake that a recipe cannot make is refused with a sentence', () => {
  const { optimiser: _, ...rest } = faults['not-zeroed'].broken;
  expect(() => checkRecipe({ ...rest, optimiser: 'sgd' })).toThrow('optimiser should be momentum');
  expect(() => checkRecipe({ ...faults['dropout-in-answers'].broken, dropout: 0 })).toThrow(
    'some dropout',
  );
  expect(() => checkRecipe({ ...faults.leak.broken, mistake: 'haste' })).toThrow(
    'mistake should be one of',
  );
  expect(() => checkRecipe({ ...faults.sorted.broken, order: 'size' })).toThrow(
    'order should be one of',
  );
});

describe('fingerprints, of all 3 seeds', () => {
  const runs = (name: LoopFault) => recorded[name].broken;
  const firsts = (name: LoopFault) => runs(name).map(({ first }) => first);
  const right = recorded['softmax-twice'].cure;

  test('softmax twice: no loss below ln(1 + 9/e) = 1.461150, and 3 points or more are lost', () => {
    expect(Math.log(1 + 9 / Math.E)).toBeCloseTo(1.46115, 5);
    for (const { lowest, test: answers } of runs('softmax-twice')) {
      expect(lowest).toBeGreaterThan(Math.log(1 + 9 / Math.E));
      expect(lowest).toBeLessThan(1.48);
      expect(percent(answers)).toBeLessThan(percent(right[0]!.test) - 3);
    }
  });

  test('gradients never zeroed: two losses like any other’s, and then another; a summed loss starts 32 times as high', () => {
    firsts('not-zeroed').forEach((first, k) => {
      expect(first.slice(0, 2)).toEqual(right[k]!.first.slice(0, 2));
      expect(first[2]).not.toBeCloseTo(right[k]!.first[2]!, 2);
    });
    firsts('summed-loss').forEach((first, k) =>
      expect(first[0]! / 32).toBeCloseTo(right[k]!.first[0]!, 4),
    );
    firsts('rate-too-high').forEach((first, k) => expect(first[0]).toBe(right[k]!.first[0]));
  });

  test('sorted: the second batch, all of one digit like the first, costs next to nothing, and a tenth or so is read in the end', () => {
    for (const first of firsts('sorted')) expect(first[1]).toBeLessThan(0.2);
    for (const run of runs('sorted')) expect(percent(run.test)).toBeLessThan(25);
  });

  test('raw bytes, summed or never zeroed: at most 15 % are read in the end; steps too long, at most 35 %', () => {
    for (const name of ['unscaled', 'summed-loss', 'not-zeroed'] as const)
      for (const run of runs(name)) expect(percent(run.test)).toBeLessThan(15);
    for (const run of runs('rate-too-high')) expect(percent(run.test)).toBeLessThan(35);
    for (const [first] of firsts('unscaled')) expect(first).toBeGreaterThan(20 * Math.log(10));
  });

  test('dropout left on in answers: asked once more, the same network gives another count; every other loop gives the same', () => {
    for (const { name, run } of everyRun) {
      const isSame = run.again === last(run).validation;
      expect({ name, isSame }).toEqual({ name, isSame: name !== 'dropout-in-answers' });
    }
    for (const run of runs('dropout-in-answers'))
      expect(percent(run.test)).toBeGreaterThan(last(run).validation / 50 + 1);
  });

  test('a leak: 99 % or more of the images that judge are read, 3 points more than of the test images; mended, the two agree within 1', () => {
    for (const run of runs('leak')) {
      expect(last(run).validation / 50).toBeGreaterThan(99);
      expect(last(run).validation / 50).toBeGreaterThan(percent(run.test) + 3);
    }
    for (const run of recorded.leak.cure)
      expect(Math.abs(last(run).validation / 50 - percent(run.test))).toBeLessThan(1.5);
  });
});

test('the chapter’s own loop reads at least 97 % of the test images with each of 3 seeds, and in the order of the file not half a point less', () => {
  const shares = whole.map((run) => percent(run.test));
  for (const share of shares) expect(share).toBeGreaterThan(97);
  fileOrder.forEach((run, k) => expect(Math.abs(percent(run.test) - shares[k]!)).toBeLessThan(0.5));
  const { labels } = readSource('train');
  expect(new Set(labels.subarray(0, 32)).size).toBeGreaterThan(5);
});

test('gradients that are never zeroed, run again: the record’s numbers', () => {
  const { broken } = faults['not-zeroed'];
  const again: unknown = JSON.parse(JSON.stringify(runLoop(context, broken, true)));
  expect(again).toEqual(recorded['not-zeroed'].broken[0]);
});
