// The book's own forward pass: input by input, so that one question passes over 128 products where a pixel is 0.
import { imagePixels, toInputs } from '#src/mnist/image-set.ts';
import { forward, type Network, predictions } from '#src/nn/index.ts';
import type { Rung } from './implementation.ts';

/** So many at a time: the floats of all images at once would be four times the images. */
const batchSize = 500;

export function createSkipZeros(network: Network): Rung {
  const classCount = network.sizes.at(-1)!;
  return {
    infer(pixels, count) {
      const answers = new Uint8Array(count);
      for (let first = 0; first < count; first += batchSize) {
        const some = Math.min(batchSize, count - first);
        const images = pixels.subarray(first * imagePixels, (first + some) * imagePixels);
        const { probabilities } = forward(network, toInputs(images), some);
        answers.set(predictions(probabilities, classCount), first);
      }
      return answers;
    },
  };
}
