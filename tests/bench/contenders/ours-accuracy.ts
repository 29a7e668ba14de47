// How long the book's network trains until it reads 97 % or 98 % of the test images right.
//
// The recipes were chosen on validation images. The clock runs from random weights to the end of the last epoch's
// validation, shuffling included; the test images are asked once, after it has stopped.
import type { Machine, TeamMachine } from '../../../src/nn/kernels/index.ts';
import { createEngine } from '../../../src/nn/kernels/index.ts';
import { accuracy, predictions } from '../../../src/nn/index.ts';
import type { ImageSet } from '../../../src/mnist/image-set.ts';
import { splitImages } from '../../../src/training/images.ts';
import { quickRecipes } from '../../../src/training/quick-recipes.ts';
import { createTrainer } from '../../../src/training/trainer.ts';
import type { TimeToAccuracy } from '../contender.ts';
import { classCount, workFiles } from '../work/work.ts';

async function read(file: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(`/work/${file}`)).arrayBuffer());
}

async function imagesNamed(name: string, pixelFile: string, labelFile: string): Promise<ImageSet> {
  const labels = await read(labelFile);
  return { name, count: labels.length, labels, pixels: await read(pixelFile) };
}

let images: Promise<{ train: ImageSet; test: ImageSet }> | undefined;

async function loadImages() {
  const { trainingPixels, trainingLabels, testPixels, testLabels } = workFiles;
  return {
    train: await imagesNamed('train', trainingPixels, trainingLabels),
    test: await imagesNamed('test', testPixels, testLabels),
  };
}

export async function timeToAccuracyOn(
  newMachine: () => Machine | TeamMachine,
  goal: number,
  seed: number,
): Promise<TimeToAccuracy> {
  images ??= loadImages();
  const { train, test } = await images;
  const recipe = { ...(goal > 0.975 ? quickRecipes[98] : quickRecipes[97]), seed };
  const split = splitImages(recipe, train);
  const start = performance.now();
  const trainer = createTrainer(recipe, split, newMachine());
  while (!trainer.isDone) trainer.advance();
  const milliseconds = performance.now() - start;
  const network = trainer.best!.network;
  const engine = createEngine(newMachine(), { sizes: network.sizes });
  engine.load(network);
  const probabilities = new Float32Array(test.count * classCount);
  engine.infer(test.pixels, probabilities, test.count);
  return {
    milliseconds,
    accuracy: accuracy(predictions(probabilities, classCount), test.labels),
    epochs: recipe.epochs,
  };
}
