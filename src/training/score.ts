// A score: what a network gets right and wrong on a set of images it is only asked about.

import {
  confusionMatrix,
  crossEntropyOfLogits,
  forward,
  type Network,
  predictions,
} from '../nn/index.ts';
import type { Layer } from '../nn/layers/layer.ts';
import type { ImageSet } from '../mnist/image-set.ts';
import { gatherBatch } from './images.ts';

export type Score = {
  /** The share of right answers, 0 to 1. */
  accuracy: number;
  correct: number;
  /** Mean cross-entropy, natural logarithm. */
  meanLoss: number;
  /** (classCount, classCount): row = label, column = prediction. */
  confusion: Uint32Array;
};

const batchSize = 500; // keeps the pixels of a batch small; it has no bearing on the score

/** Of a network that is dense throughout. */
export const score = (network: Network, images: ImageSet): Score =>
  scoreBy((inputs) => forward(network, inputs).logits, network, images);

/** `logitsOf` runs any network on `inputs` of whole images. */
export function scoreBy(
  logitsOf: (inputs: Float32Array) => Float32Array,
  network: Pick<Network<Layer>, 'sizes'>,
  images: ImageSet,
): Score {
  const classCount = network.sizes.at(-1)!;
  const answers = new Uint8Array(images.count);
  let loss = 0;
  for (let first = 0; first < images.count; first += batchSize) {
    const count = Math.min(batchSize, images.count - first);
    const batch = gatherBatch(
      images,
      Uint32Array.from({ length: count }, (_, k) => first + k),
    );
    const logits = logitsOf(batch.inputs);
    answers.set(predictions(logits, classCount), first);
    loss += crossEntropyOfLogits(logits, batch.labels, classCount) * count;
  }
  const correct = answers.filter((answer, k) => answer === images.labels[k]).length;
  return {
    accuracy: correct / images.count,
    correct,
    meanLoss: loss / images.count,
    confusion: confusionMatrix(answers, images.labels, classCount),
  };
}
