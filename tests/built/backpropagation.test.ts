// The chapter on backpropagation as built, against exact fractions, NumPy in float64, and arithmetic.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { oneImageRecord } from '#src/records/index.ts';
import { expectFacts, figureIn, page, shown, within } from './pages.ts';

const { small, example, steps } = JSON.parse(
  readFileSync(new URL('../chapters/oracle/backpropagation.json', import.meta.url), 'utf8'),
);
const chapter = 'backpropagation';
const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

test('the small network’s 30 numbers, forward and back, are exact fractions; its squared slopes add up to 18, and its largest weight, 3, has slope 0', () => {
  const figure = figureIn(chapter, 'hand-network');
  const names = [
    'preActivations',
    'activations',
    'logits',
    'dLogits',
    'dOutputWeights',
    'dActivations',
    'dPreActivations',
    'dHiddenWeights',
  ];
  const found = names.map((name) => {
    const values = small[name] as number[];
    return [name, values.map((_, index) => shown(figure, `hand-${name}-${index}`))];
  });
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(names.map((name) => [name, small[name]])),
  );
  expectFacts(figure, { 'hand-probabilities-0': 1 / 2, 'hand-probabilities-1': 1 / 2 });
  expect([small.slopes, small.square]).toEqual([2 * 3 + 3 + 3 * 2 + 2, 18]);
  expectFacts(figure, { 'hand-square': 18 });
  // The largest weight, 3, leads out of the silent neuron.
  expectFacts(chapter, { 'hand-largest-weight': 3, 'hand-largest-weight-slope': 0 });
});

test('a step of 0.01 promises 0.18 and brings 0.16401, one of 0.1 promises 1.8 and brings 0.66698, uphill ends at 0.88908', () => {
  expectFacts(chapter, {
    'hand-loss': within(1e-6, Math.LN2),
    'hand-promise-small': within(1e-9, 0.18),
    'hand-drop-small': within(2e-6, small.loss - small.lossAfterHundredth),
    'hand-promise-large': within(1e-9, 1.8),
    'hand-drop-large': within(2e-6, small.loss - small.lossAfterTenth),
    'hand-uphill': within(2e-6, small.lossUphill),
  });
  expect(small.loss - small.lossAfterHundredth).toBeCloseTo(0.16401, 5);
  expect(small.loss - small.lossAfterTenth).toBeCloseTo(0.666976, 5);
  expect(small.lossUphill).toBeCloseTo(0.889084, 5);
});

test('the example is test image 8, a 5 whose loss is NumPy’s 0.693 within 1e-4; its ten slopes are p − y and add up to 0 within 1e-6', () => {
  expectFacts(chapter, {
    'example-label': 5,
    'example-rival': 6,
    'example-probability': within(1e-5, example.probabilities[5]),
    'example-loss': within(1e-4, example.loss),
    'surprise-loss': within(1e-4, example.loss),
    'd-logit-sum': within(1e-6, 0),
    'example-silent': example.silent,
    'strongest-still': example.strongestStill,
  });
  // “Almost as much”, says the text of the 6.
  expect(example.probabilities[6] / example.probabilities[5]).toBeGreaterThan(0.95);
  for (const digit of digits)
    expectFacts(figureIn(chapter, 'ten-wishes'), {
      [`d-logit-${digit}`]: within(1e-5, example.dLogits[digit]),
    });
});

test('the neuron that the outputs ask most of, though it is silent, and the one with the steepest open slope are NumPy’s', () => {
  const all = example.dActivations as number[];
  const open = example.dPreActivations as number[];
  const silent = all.filter((_, neuron) => open[neuron] === 0);
  const loudest = silent.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  const steepest = open.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  expectFacts(figureIn(chapter, 'ten-wishes'), {
    'd-activation': within(1e-4, loudest),
    'd-pre-activation': 0,
    'silent-neurons': example.silent,
  });
  expectFacts(figureIn(chapter, 'slope-picture'), {
    'neuron-slope': within(1e-4, steepest),
    'zero-slopes': 784 - example.inked,
    'other-slopes': example.inked,
  });
});

test('after one step the trained network’s 10,000 answers are counted as NumPy counts them, for 2 images and 6 rates', () => {
  for (const { image, rate, answers, correct } of steps) {
    const found = oneImageRecord.points.find(
      (point) => point.seed === undefined && point.image === image && point.learningRate === rate,
    )!;
    expect({ answers: found.answers, correct: found.correct }).toEqual({ answers, correct });
  }
  const right = (image: number, rate: number) =>
    steps.find((one: { image: number; rate: number }) => one.image === image && one.rate === rate)
      .correct / 10_000;
  expectFacts(chapter, {
    'one-image-before': within(1e-9, right(8, 0)),
    'one-image-third': within(1e-9, right(8, 0.3)),
    'one-image-easy': within(1e-9, right(0, 1)),
  });
});

test('from each of 3 random starts one step at 0.3 on either image gives all 10,000 test images its answer', () => {
  const untrained = oneImageRecord.points.filter(({ seed }) => seed !== undefined);
  expect(new Set(untrained.map(({ seed }) => seed)).size).toBe(3);
  for (const { learningRate, answers, label, correct } of untrained) {
    expect(answers.reduce((sum, one) => sum + one, 0)).toBe(10_000);
    if (learningRate !== 0.3) continue;
    expect(answers[label]).toBe(10_000);
    // Then as many are right as there are images of that digit: 1,028 sevens, 892 fives.
    expect(correct).toBe(label === 7 ? 1028 : 892);
  }
  expectFacts(chapter, { 'one-image-starts': 3, 'one-image-least': 10_000 });
});

test('the chapter is the first of Part 2, comes after the recap, and each has a link to the other', () => {
  const link = (slug: string, rel: string) =>
    page(slug).querySelector(`.onward [rel=${rel}]`)?.getAttribute('href');
  expect(link('recap', 'next')).toContain('backpropagation/');
  expect(link(chapter, 'prev')).toContain('recap/');
  const parts = [...page(chapter).querySelectorAll('.contents summary')].map((one) =>
    one.textContent?.trim(),
  );
  expect(parts).toEqual(['Part 1', 'Part 2']);
});
