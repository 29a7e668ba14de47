// A run on two threads: the same bytes however the work was shared out.
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { parameterArrays } from '#src/nn/index.ts';
import { readSource } from '#src/mnist/source.ts';
import { kernelModule } from '#src/training/compile-kernels.ts';
import { sliceImages, splitImages } from '#src/training/images.ts';
import { type Recipe, shippedRecipe } from '#src/training/recipe.ts';
import { createTrainer } from '#src/training/trainer.ts';
import { type PartnerStart, twoThreadMachine } from '#src/training/two-threads.ts';

const recipe: Recipe = {
  ...shippedRecipe,
  epochs: 2,
  batchSize: 33,
  validationCount: 500,
  weightDecay: 0.01,
};
const images = splitImages(recipe, sliceImages(readSource('train'), 0, 4000));

async function trainWith(callPartner: (start: PartnerStart) => void) {
  const module = await kernelModule('simd-shared');
  const machine = twoThreadMachine('simd', module, callPartner, () => performance.now());
  const trainer = createTrainer(recipe, images, machine);
  // A partner needs a moment to come, and the run does not wait for it. On a busy machine it comes in the middle of
  // the run, or not at all: the bytes must be the same then too.
  await new Promise((resolve) => setTimeout(resolve, 700));
  while (!trainer.isDone) trainer.advance();
  return parameterArrays(trainer.network());
}

test('a run whose partner never comes, and one that is shared, end in the same bytes', async () => {
  let partner: Worker | undefined;
  const shared = await trainWith((start) => {
    partner = new Worker(new URL('partner.ts', import.meta.url), { workerData: start });
  });
  await partner?.terminate();
  expect(shared).toEqual(await trainWith(() => undefined));
});
