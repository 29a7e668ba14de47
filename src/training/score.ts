// A score: what a network gets right and wrong on a set of images it is only asked about.

import {
  confusionMatrix,
  crossEntropyOfLogits,
  forward,
  type Network,
  predictions,
} from '../nn/index.ts';
import type { Layer } from '../nn/layers/layer.ts';
import { gatherBatch, type ImageSet } from '../mnist/image-set.ts';
import { createLayerEngine } from '../nn/kernels/layer-engine.ts';
import type { LayerMachine } from '../nn/kernels/layer-machine.ts';
import { sumAnswers } from './validation.ts';

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
export function score(network: Network, images: ImageSet): Score {
  const classCount = network.sizes.at(-1)!;
  const answers = new Uint8Array(images.count);
  let loss = 0;
  for (let first = 0; first < images.count; first += batchSize) {
    const count = Math.min(batchSize, images.count - first);
    const batch = gatherBatch(
      images,
      Uint32Array.from({ length: count }, (_, k) => first + k),
    );
    const { logits } = forward(network, batch.inputs);
    answers.set(predictions(logits, classCount), first);
    loss += crossEntropyOfLogits(logits, batch.labels, classCount) * count;
  }
  return scoreOf(answers, loss, images, classCount);
}

/** Of a network of any layers, read by the kernels: the textbook’s loops take minutes for so many images. */
export function scoreLayers(
  network: Network<Layer>,
  images: ImageSet,
  machine: LayerMachine,
): Score {
  const classCount = network.sizes.at(-1)!;
  const engine = createLayerEngine(machine, network);
  engine.load(network);
  const probabilities = new Float32Array(images.count * classCount);
  engine.infer(images.pixels, probabilities, images.count);
  const { loss } = sumAnswers(probabilities, images.labels, images.count);
  return scoreOf(predictions(probabilities, classCount), loss, images, classCount);
}

/** `loss` is the sum over all images. */
function scoreOf(
  answers: Uint8Array,
  loss: number,
  { labels, count }: ImageSet,
  classCount: number,
): Score {
  const correct = answers.filter((answer, k) => answer === labels[k]).length;
  return {
    accuracy: correct / count,
    correct,
    meanLoss: loss / count,
    confusion: confusionMatrix(answers, labels, classCount),
  };
}
