// Checkpoints: the file gives back what the trainer had, and the last is the shipped network.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packCheckpoints, unpackCheckpoints } from '#src/formulas/checkpoint-file.ts';
import { watchedSteps } from '#src/experiments/checkpoint-runs.ts';
import { picturesOf, unitCorrelations } from '#src/experiments/checkpoints.ts';
import { neighbourCorrelation } from '#src/experiments/neighbour-correlation.ts';
import { readCheckpoints } from '#components/figures/WeightGrid/read-checkpoints.ts';
import { rounded } from '#src/experiments/record.ts';
import { checkpointsRecord } from '#src/records/index.ts';
import { splitImages } from '#src/training/images.ts';
import { shippedRecipe } from '#src/training/recipe.ts';
import { createTrainer } from '#src/training/trainer.ts';
import { context, furthest, oracle } from './context.ts';

const { checkpoints, file, recipes, stepsPerEpoch } = checkpointsRecord;
const bytes = new Uint8Array(readFileSync(new URL(`../../public/${file.path}`, import.meta.url)));
const unpacked = await readCheckpoints(bytes);
const book = checkpoints.filter(({ run }) => run === 'book');

/** No weight of the file is further off than half a step of its unit's scale. */
function expectSamePictures(found: Float32Array, exact: Float32Array): void {
  const off = exact.reduce((most, weight, k) => {
    const scale = unpacked.scales[Math.floor(k / 784)];
    return Math.max(most, Math.abs(weight - found[k]) / scale);
  }, 0);
  expect(off).toBeLessThanOrEqual(0.5001);
}

test('the file is as long as the record says, at most 500 KB for 17 checkpoints', () => {
  expect(bytes.length).toBe(file.bytes);
  expect(bytes.length).toBeLessThanOrEqual(500_000);
  expect(unpacked.weights.length).toBe(checkpoints.length);
  expect(oracle.checkpoints.count).toBe(checkpoints.length);
});

test('10 steps of the shipped recipe again give the first five checkpoints', () => {
  const trainer = createTrainer(
    shippedRecipe,
    splitImages(shippedRecipe, context.train),
    context.machine(),
  );
  for (const [place, { step, correlations }] of book.slice(0, 5).entries()) {
    while (trainer.step < step) trainer.advance();
    const pictures = picturesOf(trainer.network().layers[0]);
    expect(unitCorrelations(pictures).map((one) => rounded(one, 3))).toEqual(correlations);
    expectSamePictures(unpacked.weights[place], pictures);
  }
});

test('the last checkpoint of the book’s run is the shipped network: 9,805 right', () => {
  const last = book.at(-1)!;
  expect(last.test.correct).toBe(9805);
  expect(last.step % stepsPerEpoch).toBe(0);
  expectSamePictures(unpacked.weights[book.length - 1], picturesOf(context.network.layers[0]));
  expect(recipes.book).toEqual(shippedRecipe);
  expect(book.map(({ step }) => step)).toEqual(watchedSteps(last.step));
});

test('correlations of neighbours are NumPy’s: exact weights within 1e-5, the file’s within 0.005', () => {
  const recorded = checkpoints.map((checkpoint) => checkpoint.neighbourCorrelation);
  expect(
    Math.abs(book.at(-1)!.neighbourCorrelation - oracle.checkpoints.shippedCorrelation),
  ).toBeLessThan(1e-5);
  expect(furthest(recorded, oracle.checkpoints.correlations)).toBeLessThan(0.005);
  expect(oracle.checkpoints.largestErrorInSteps).toBeLessThan(0.5001);
});

test('training makes pictures smoother: from 0 to above 0.35, with a small start above 0.65', () => {
  const [start, , , , , , ...later] = book;
  expect(Math.abs(start.neighbourCorrelation)).toBeLessThan(0.01);
  const rising = later.map((checkpoint) => checkpoint.neighbourCorrelation);
  expect(rising).toEqual(rising.toSorted((a, b) => a - b));
  expect(rising.at(-1)).toBeGreaterThan(0.35);
  const of = (run: string) => checkpoints.find((one) => one.run === run)!.neighbourCorrelation;
  expect(of('weight-decay')).toBeGreaterThan(rising.at(-1)!);
  expect(of('small-start')).toBeGreaterThan(0.65);
});

test('neighbours by hand: a chessboard has −1, a slope of 3 × 3 has 0.5', () => {
  const chess = Array.from({ length: 16 }, (_, k) => (k + Math.floor(k / 4)) % 2);
  expect(neighbourCorrelation(chess, 4)).toBeCloseTo(-1, 12);
  // Columns −1, 0, 1: of 12 pairs the 3 + 3 upright ones at the sides have a product of 1 … 4 of them, the rest 0.
  expect(neighbourCorrelation([-1, 0, 1, -1, 0, 1, -1, 0, 1], 3)).toBeCloseTo(4 / 12 / (6 / 9), 12);
});

test('what is packed comes back within half a step, and a file of another length is refused', () => {
  const pictures = [Float32Array.of(1, -2, 0.5, 4), Float32Array.of(1.1, -1.9, 3, 0)];
  const content = packCheckpoints(pictures, 2, [-1, 0]);
  const { weights, scales } = unpackCheckpoints(content, 2, 2, [-1, 0]);
  pictures.forEach((picture, c) =>
    picture.forEach((weight, k) =>
      expect(Math.abs(weights[c][k] - weight)).toBeLessThanOrEqual(
        0.5001 * scales[Math.floor(k / 2)],
      ),
    ),
  );
  expect(() => unpackCheckpoints(content.subarray(1), 2, 2, [-1, 0])).toThrow(
    'should take 16 bytes, found 15',
  );
});
