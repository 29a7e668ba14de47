// The chapter on gradient descent as built, against NumPy in float64, closed forms, and what its sentences claim.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { batchNoiseRecord, catapultRecord, realLineRecord } from '#src/records/index.ts';
import { between, expectFacts, figureIn, page, shown, within } from './pages.ts';

const { starts, shipped, rates } = JSON.parse(
  readFileSync(new URL('../chapters/oracle/gradient-descent.json', import.meta.url), 'utf8'),
);
const chapter = 'gradient-descent';
const seeds = [1, 2, 3];

test('from 3 starts, loss and promise along the slopes of 10,000 images and of a batch of 64 are NumPy’s within 1e-3 of themselves', () => {
  const { lines, learningRates } = realLineRecord;
  for (const start of starts) {
    for (const of of ['all', 'batch']) {
      const line = lines.find(
        (one) => one.seed === start.seed && one.from === 'start' && one.of === of,
      )!;
      expect(line.square / start[of].square).toBeCloseTo(1, 3);
      rates.forEach((rate: number, k: number) => {
        const at = learningRates.indexOf(rate);
        expect(line.loss[at]! / start[of].loss[k]).toBeCloseTo(1, 3);
        expect(line.batch[at]! / start[of].batch[k]).toBeCloseTo(1, 3);
      });
      if (of === 'batch') expect(line.cosine).toBeCloseTo(start.cosine, 3);
    }
  }
  const [first] = starts;
  expectFacts(chapter, {
    'line-promise-small': within(1e-3, 0.1 * first.all.square),
    'line-fall-small': within(1e-3, first.all.loss[0] - first.all.loss[1]),
    'line-promise-large': within(1e-3, first.all.square),
    'line-fall-large': within(1e-3, first.all.loss[0] - first.all.loss[4]),
  });
  expectFacts(figureIn(chapter, 'real-line'), {
    'line-promise': within(1e-3, 0.1 * first.all.square),
    'line-fall': within(1e-3, first.all.loss[0] - first.all.loss[1]),
  });
});

test('from each start: over 95 % of the promise is kept at a rate of 0.02, at most half at the lowest loss, and after that every longer step brings less', () => {
  const { lines, learningRates } = realLineRecord;
  const found = lines.filter(({ from, of }) => from === 'start' && of === 'all');
  expect(found.map(({ seed }) => seed)).toEqual(seeds);
  for (const { loss, square } of found) {
    const kept = (at: number) => (loss[0]! - loss[at]!) / (square * learningRates[at]!);
    expect(kept(1)).toBeGreaterThan(0.95);
    const lowest = loss.indexOf(Math.min(...loss));
    expect(kept(lowest)).toBeLessThan(0.5);
    // The promise of no loss at all lies in the chart.
    expect(loss[0]! / square).toBeLessThan(learningRates.at(-1)!);
    // “Beyond that, each longer step brings less, until it brings harm.”
    const after = loss.slice(lowest);
    expect(after).toEqual(after.toSorted((a, b) => a - b));
    expect(after.at(-1)!).toBeGreaterThan(loss[0]!);
  }
});

test('after an epoch a step of 0.3 along a batch of 64 helps the batch and harms the 10,000 others, from each of 3 starts', () => {
  const { lines, learningRates } = realLineRecord;
  const at = learningRates.indexOf(0.3);
  const found = lines.filter(({ from, of }) => from === 'epoch' && of === 'batch');
  expect(found.map(({ seed }) => seed)).toEqual(seeds);
  for (const { loss, batch } of found) {
    expect(batch[at]!).toBeLessThan(batch[0]!);
    expect(loss[at]!).toBeGreaterThan(loss[0]!);
  }
});

test('the largest curvature of 3 starts and of the shipped network on 500 images is NumPy’s, by differences of gradients, within 1 %', () => {
  for (const { seed, curvature } of catapultRecord.starts) {
    const expected = starts.find((start: { seed: number }) => start.seed === seed).curvature;
    expect(Math.abs(curvature / expected - 1)).toBeLessThan(0.01);
  }
  expect(Math.abs(catapultRecord.shipped / shipped.curvature - 1)).toBeLessThan(0.005);
  expectFacts(figureIn(chapter, 'catapult'), {
    'catapult-curvature': within(0.02, starts[0].curvature),
    'catapult-bound': within(0.002, 2 / starts[0].curvature),
  });
});

test('below 2/λ the loss never rises in 100 steps, and a rate of 1, far above it, rises and still ends lower than 0.1, from each of 3 starts', () => {
  const { starts: found, runs } = catapultRecord;
  expect(found.map(({ seed }) => seed)).toEqual(seeds);
  for (const { seed, curvature } of found) {
    const run = (rate: number) =>
      runs.find((one) => one.seed === seed && one.learningRate === rate)!;
    for (const one of runs.filter((each) => each.seed === seed)) {
      if (one.learningRate < 2 / curvature) expect(one.rises).toBe(0);
    }
    expect(1 / (2 / curvature)).toBeGreaterThan(2.5);
    expect(run(1).rises).toBeGreaterThan(0);
    expect(run(1).loss.at(-1)!).toBeLessThan(run(0.1).loss.at(-1)!);
    // It lands where the same rate is below the bound.
    expect(run(1).curvature!.at(-1)!).toBeLessThan(2);
  }
});

test('the bowl of curvature 4 at a rate of 0.45 multiplies w by −0.8; its bound is 0.5, and after 10 steps its loss is 2 · 0.8²⁰', () => {
  expectFacts(figureIn(chapter, 'bowl'), {
    'bowl-factor': within(1e-9, -0.8),
    'bowl-bound': within(1e-9, 0.5),
    'bowl-before': within(1e-9, 2),
    'bowl-after': within(1e-9, 2 * 0.8 ** 20),
  });
});

test('the noise of one image is NumPy’s within 0.5 %, and measured batches of 1 to 512 keep the law 1/√B within 12 %, at 3 starts and after an epoch', () => {
  const { noise, batchSizes } = batchNoiseRecord;
  for (const { seed, from, ofOne, measured } of noise) {
    if (from === 'start') {
      const expected = starts.find((start: { seed: number }) => start.seed === seed).noise;
      expect(Math.abs(ofOne / expected - 1)).toBeLessThan(0.005);
    }
    measured.forEach((found, k) => {
      expect(Math.abs((found * Math.sqrt(batchSizes[k]!)) / ofOne - 1)).toBeLessThan(0.12);
    });
  }
  expect(noise.length).toBe(6);
  expectFacts(figureIn(chapter, 'batch-noise'), {
    'noise-law': within(0.02, starts[0].noise / Math.sqrt(32)),
  });
});

test('at a rate of 0.1 batches of 8 beat those of 128 by far; at the best rate of each most of the gap is gone, and at 1.6 batches of 128 and 512 fall apart, from 3 seeds', () => {
  const { points, asked } = batchNoiseRecord;
  const share = (size: number, rate: number) =>
    points
      .filter((one) => one.batchSize === size && one.learningRate === rate)
      .map(({ test: right }) => right / asked.test);
  const [small, large] = [share(8, 0.1), share(128, 0.1)];
  expect([small.length, large.length]).toEqual([3, 3]);
  expect(Math.min(...small) - Math.max(...large)).toBeGreaterThan(0.02);
  const untuned =
    shown(page(chapter), 'batch-8-untuned') - shown(page(chapter), 'batch-128-untuned');
  // The best rate of the small batches is that very one.
  const tuned = shown(page(chapter), 'batch-8-untuned') - shown(page(chapter), 'batch-128-tuned');
  expect(Math.abs(tuned)).toBeLessThan(0.02);
  expect(untuned).toBeGreaterThan(2 * Math.abs(tuned));
  for (const size of [128, 512]) expect(Math.max(...share(size, 1.6))).toBeLessThan(0.7);
});

test('an epoch of 55,000 images in batches of 32 is 1,719 steps, and its last batch has 24 images', () => {
  expectFacts(chapter, { 'epoch-images': 55_000, 'epoch-steps': 1719 });
  expect(1718 * 32 + 24).toBe(55_000);
});

test('after an epoch the squared slopes of all images still add up to something, from each of 3 starts, and the line still leads down', () => {
  for (const { from, of, square, loss } of realLineRecord.lines) {
    if (from === 'start' || of === 'batch') continue;
    expect(square).toBeGreaterThan(0.005);
    expect(Math.min(...loss)).toBeLessThan(loss[0]!);
  }
  expectFacts(chapter, {
    'epoch-square-least': between(0.01, 1),
    'epoch-square-most': between(0.01, 1),
  });
});
