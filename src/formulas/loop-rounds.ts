// The chapter's training loop, one batch at a time: what each of its lines computes, in numbers.
import { gatherBatch, type ImageSet } from '../mnist/image-set.ts';
import {
  accuracy,
  backward,
  createNetwork,
  createRandom,
  createSgd,
  crossEntropy,
  forward,
  gradientArrays,
  he,
  predictions,
  shuffle,
} from '../nn/index.ts';

/** As the chapter's cell has them. */
export const loopSettings = { learningRate: 0.3, batchSize: 32, epochs: 2, trained: 55_000 };
/** Images of the validation set that the loop asks about from time to time. */
export const askedOften = 1000;

export interface Round {
  /** The place of its first image in the file. */
  first: number;
  /** A digit for each of its images. */
  labels: string;
  /** Read correctly before the step, in the batch. */
  right: number;
  loss: number;
  /** Slopes other than 0. */
  slopes: number;
  /** The same batch's loss after the step. */
  after: number;
  /** Share of the validation images read correctly after the step. */
  validation: number;
}

const classCount = 10;

/** A network and an order of the images, both from the seed, as the cell draws them one after the other. */
export function loopStart(seed = 1) {
  const random = createRandom(seed);
  const network = createNetwork([784, 128, classCount], he, random);
  const order = Uint32Array.from({ length: loopSettings.trained }, (_, place) => place);
  return { network, order: shuffle(order, random) };
}

/** The first `count` batches of the first epoch. */
export function loopRounds(train: ImageSet, count: number): Round[] {
  const { learningRate: highest, batchSize, epochs, trained } = loopSettings;
  const { network, order } = loopStart();
  const optimiser = createSgd(network);
  const stepCount = epochs * Math.ceil(trained / batchSize);
  const judges = gatherBatch(
    train,
    Array.from({ length: askedOften }, (_, k) => trained + k),
  );
  return Array.from({ length: count }, (_, step) => {
    const places = order.subarray(step * batchSize, (step + 1) * batchSize);
    const { inputs, labels } = gatherBatch(train, places);
    const pass = forward(network, inputs);
    const gradients = backward(network, pass, labels);
    const learningRate = highest * (1 - step / stepCount);
    const lossOf = (probabilities: Float32Array) => crossEntropy(probabilities, labels, classCount);
    const before = {
      first: places[0]!,
      labels: labels.join(''),
      right: accuracy(predictions(pass.logits, classCount), labels) * batchSize,
      loss: lossOf(pass.probabilities),
      slopes: gradientArrays(network, gradients).reduce(
        (sum, slopes) => sum + slopes.reduce((found, slope) => found + Number(slope !== 0), 0),
        0,
      ),
    };
    optimiser.step(gradients, learningRate);
    return {
      ...before,
      after: lossOf(forward(network, inputs).probabilities),
      validation: accuracy(
        predictions(forward(network, judges.inputs).logits, classCount),
        judges.labels,
      ),
    };
  });
}

/** How many images of each digit are in every so many-th batch of `order`, batch by batch. */
export function digitsInBatches(
  labels: Uint8Array,
  order: ArrayLike<number>,
  batches: readonly number[],
): number[][] {
  const { batchSize } = loopSettings;
  return batches.map((batch) => {
    const counts = Array.from({ length: classCount }, () => 0);
    const end = Math.min(order.length, (batch + 1) * batchSize);
    for (let k = batch * batchSize; k < end; k++) counts[labels[order[k]!]!]! += 1;
    return counts;
  });
}
