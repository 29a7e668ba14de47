// Training: show a batch, measure the loss, take every parameter one step downhill, and again.
//
// State and its life: the network and the optimiser belong to one run of the generator, from its first
// step to its return. Whoever reads the generator may look at the network between two steps, and stops
// the training by not asking for the next one. The best epoch so far is kept as a copy.

import {
  backward,
  createRandom,
  crossEntropy,
  forward,
  type Network,
  shuffle,
} from '../nn/index.ts';
import type { ImageSet } from '../mnist/image-set.ts';
import { gatherBatch, sliceImages } from './images.ts';
import { createOptimiser, initialNetwork, learningRateAt, type Recipe } from './recipe.ts';
import { score } from './score.ts';

/** Epochs and steps count from 1; `loss` is that of the step's batch, before the step. */
export type StepProgress = {
  kind: 'step';
  epoch: number;
  step: number;
  stepCount: number;
  learningRate: number;
  loss: number;
  network: Network;
};

/** `loss` is the mean over the epoch's batches. */
export type EpochProgress = {
  kind: 'epoch';
  epoch: number;
  epochCount: number;
  loss: number;
  validation: { accuracy: number; loss: number };
  network: Network;
};

export type Trained = {
  network: Network;
  epoch: number;
  validation: { accuracy: number; loss: number };
};

/**
 * Trains on all images but the last `recipe.validationCount` and returns the network of the epoch that
 * was best on those (of equally good ones the epoch with the lower loss). Throws RangeError when no
 * image is left to train on or to validate with.
 */
export function* train(
  recipe: Recipe,
  images: ImageSet,
): Generator<StepProgress | EpochProgress, Trained> {
  const trainCount = images.count - recipe.validationCount;
  if (!(trainCount >= 1 && recipe.validationCount >= 1)) {
    throw new RangeError(
      `train: validationCount should be from 1 to ${images.count - 1}, found ${recipe.validationCount}`,
    );
  }
  const validationImages = sliceImages(images, trainCount, images.count);
  const network = initialNetwork(recipe);
  const optimiser = createOptimiser(recipe, network);
  // A stream of its own: the order of the images does not hang on how many numbers the initialiser drew.
  const random = createRandom(recipe.seed + 1);
  const order = Uint32Array.from({ length: trainCount }, (_, image) => image);
  const stepsPerEpoch = Math.ceil(trainCount / recipe.batchSize);
  const stepCount = stepsPerEpoch * recipe.epochs;
  let step = 0;
  let best: Trained = { network, epoch: 0, validation: { accuracy: 0, loss: Infinity } };

  for (let epoch = 1; epoch <= recipe.epochs; epoch++) {
    shuffle(order, random);
    let lossSum = 0;
    for (let first = 0; first < trainCount; first += recipe.batchSize) {
      const learningRate = learningRateAt(recipe, step, stepCount);
      const batch = gatherBatch(images, order.subarray(first, first + recipe.batchSize));
      const forwardPass = forward(network, batch.inputs);
      const loss = crossEntropy(forwardPass.probabilities, batch.labels, network.sizes.at(-1)!);
      optimiser.step(backward(network, forwardPass, batch.labels), learningRate);
      lossSum += loss;
      step += 1;
      yield { kind: 'step', epoch, step, stepCount, learningRate, loss, network };
    }
    const { accuracy, meanLoss } = score(network, validationImages);
    const validation = { accuracy, loss: meanLoss };
    if (isBetter(validation, best.validation)) {
      best = { network: structuredClone(network), epoch, validation };
    }
    const loss = lossSum / stepsPerEpoch;
    yield { kind: 'epoch', epoch, epochCount: recipe.epochs, loss, validation, network };
  }
  return best;
}

function isBetter(one: Trained['validation'], other: Trained['validation']): boolean {
  if (one.accuracy !== other.accuracy) return one.accuracy > other.accuracy;
  return one.loss < other.loss;
}
