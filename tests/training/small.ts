// A small run for tests: 2,000 training images, 500 for validation, 16 hidden neurons.
import { writeNetwork, type Network } from '#src/nn/index.ts';
import { readSource } from '#src/mnist/source.ts';
import { sliceImages, splitImages } from '#src/training/images.ts';
import { type Recipe, shippedRecipe } from '#src/training/recipe.ts';
import type { Report } from '#src/training/reports.ts';
import { createTrainer, type Trainer } from '#src/training/trainer.ts';
import { machineOf } from '../kernels/machines.ts';

export const images = sliceImages(readSource('train'), 0, 2500);

export const smallRecipe: Recipe = {
  ...shippedRecipe,
  sizes: [784, 16, 10],
  epochs: 3,
  validationCount: 500,
  seed: 5,
};

export const smallTrainer = (recipe: Recipe = smallRecipe): Trainer =>
  createTrainer(recipe, splitImages(recipe, images), machineOf('simd'));

export const bytesOf = (network: Network) => writeNetwork(network, {});

/** Works on until `steps` steps are taken, and the run is done when nothing is said. */
export function run(trainer: Trainer, steps = Infinity): Report[] {
  const reports: Report[] = [];
  while (!trainer.isDone && trainer.step < steps) reports.push(trainer.advance());
  return reports;
}
