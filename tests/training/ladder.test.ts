// The ladder’s parts: warped copies and a teacher’s answers in place of images and labels, and logits at another temperature.
import { expect, test } from 'vitest';
import { createNetwork, createRandom, forward, he, softmax } from '#src/nn/index.ts';
import {
  architectures,
  createNetwork as createLayers,
  forward as readLayers,
} from '#src/nn/layers/index.ts';
import { toInputs } from '#src/mnist/image-set.ts';
import { warpedCopies } from '#src/training/warp.ts';
import { checkRecipe } from '#src/training/check-recipe.ts';
import { askTeacher, ladderImages, sharpen } from '#src/training/ladder.ts';
import { ladderRecipes } from '#src/training/ladder-recipes.ts';
import { sliceImages } from '#src/training/images.ts';
import { shippedRecipe } from '#src/training/recipe.ts';
import { largestDifference } from '../nn/oracle/read.ts';
import { layerMachineOf } from '../kernels/machines.ts';
import { images } from './small.ts';

const few = sliceImages(images, 0, 30);
const warp = { move: 1, turn: 8, size: 0.08, slant: 0.1 };
const split = { trainCount: 20, validationCount: 10 };

test('three warped copies of 20 images are 60 to train on, and the 10 that choose the epoch stay as they are', () => {
  const { training, validation } = ladderImages({ ...split, warp, copies: 3, warpSeed: 4 }, few);
  expect(training).toEqual(warpedCopies(sliceImages(few, 0, 20), warp, 3, 4));
  expect(validation).toEqual(sliceImages(few, 20, 30));
  expect(ladderImages(split, few).training).toEqual(sliceImages(few, 0, 20));
});

test('a teacher is asked about the warped images, and its answers are evened out: at temperature 2, 0.64 and 0.04 are 4 to 1', () => {
  const answers = Float32Array.from({ length: 600 }, (_, k) => (k % 10 === 3 ? 0.64 : 0.04));
  let asked = 0;
  const { training } = ladderImages(
    { ...split, warp, copies: 3, warpSeed: 4, temperature: 2 },
    few,
    ({ count }) => {
      asked = count;
      return answers;
    },
  );
  expect(asked).toBe(60);
  // √0.64 : √0.04 = 4 : 1, so the shares are 4/13 and nine times 1/13.
  training.targets!.forEach((share, k) =>
    expect(share).toBeCloseTo((k % 10 === 3 ? 4 : 1) / 13, 6),
  );
});

test('a CNN as a teacher answers what the textbook’s loops do, within 1e-5', () => {
  const network = createLayers(architectures['cnn-small'], he, createRandom(3));
  const asked = askTeacher(network, () => layerMachineOf('simd'))(few);
  const { probabilities } = readLayers(network, toInputs(few.pixels));
  expect(largestDifference(asked, probabilities)).toBeLessThan(1e-5);
});

test('sharpened by 3 a network has 3 times the logits, so that at temperature 3 it answers what it learned, within 1e-5', () => {
  const network = createNetwork([784, 16, 10], he, createRandom(3));
  const inputs = toInputs(few.pixels);
  const before = forward(network, inputs);
  const after = forward(sharpen(network, 3), inputs);
  expect(
    largestDifference(
      after.logits,
      before.logits.map((logit) => 3 * logit),
    ),
  ).toBeLessThan(1e-4);
  expect(largestDifference(softmax(after.logits, 10, 3), before.probabilities)).toBeLessThan(1e-5);
});

test('five rungs of the same 784-128-10 can be trained, and the second is the recipe of the book’s network', () => {
  const rungs = Object.values(ladderRecipes);
  expect(rungs).toHaveLength(5);
  for (const recipe of rungs) {
    expect(() => checkRecipe(recipe)).not.toThrow();
    expect(recipe).toMatchObject({ sizes: [784, 128, 10], validationCount: 5000 });
  }
  expect(rungs[1]).toEqual(shippedRecipe);
});
