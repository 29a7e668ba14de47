// Two mistakes that a recipe can make on purpose: bytes that nobody divided by 255, and labels by chance.
import { expect, test } from 'vitest';
import { splitImages } from '#src/training/images.ts';
import { withRandomLabels } from '#src/training/label-noise.ts';
import { createTrainer } from '#src/training/trainer.ts';
import { crossEntropyOfLogits, forward } from '#src/nn/index.ts';
import { initialNetwork } from '#src/training/recipe.ts';
import { machineOf } from '../kernels/machines.ts';
import { bytesOf, images, run, smallRecipe, smallTrainer } from './small.ts';

const recipe = { ...smallRecipe, epochs: 1 };

test('unscaled, the first loss and the validation are those of the textbook on whole bytes', () => {
  // So small a start that no probability is too small for float32.
  const calm = { ...recipe, initialiser: 'normal', standardDeviation: 0.005 } as const;
  const reports = run(
    smallTrainer({ ...calm, unscaled: true, batchSize: 2000, learningRate: 1e-9 }),
  );
  const lossOf = ({ pixels, labels, count }: typeof images) =>
    crossEntropyOfLogits(
      forward(initialNetwork(calm), Float32Array.from(pixels), count).logits,
      labels,
      10,
    );
  const { training, validation } = splitImages(recipe, images);
  expect(reports[0]).toMatchObject({ kind: 'step', loss: expect.closeTo(lossOf(training), 3) });
  const divided = run(smallTrainer({ ...calm, batchSize: 2000, learningRate: 1e-9 }))[0];
  expect(Math.abs((divided as { loss: number }).loss - lossOf(training))).toBeGreaterThan(0.01);
  expect(reports.at(-1)).toMatchObject({
    validation: { loss: expect.closeTo(lossOf(validation), 3) },
  });
});

test('a label seed trains on labels by chance, the very ones of the experiment, and validates on true ones', () => {
  const { training, validation } = splitImages(recipe, images);
  const mislabelled = { validation, training: withRandomLabels(training, 3) };
  const expected = createTrainer(recipe, mislabelled, machineOf('simd'));
  const found = smallTrainer({ ...recipe, labelSeed: 3 });
  expect(run(found)).toEqual(run(expected));
  expect(bytesOf(found.network())).toEqual(bytesOf(expected.network()));
});
