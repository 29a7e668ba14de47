// The noise of a batch's gradient against the law 1/√B, and the best rate for each batch size.
import { addShare, gradientOver, partsOf } from '../formulas/over-images.ts';
import type { Batch } from '../formulas/gradient-check.ts';
import { type ImageSet, pixelsOf, toInputs } from '../mnist/image-set.ts';
import {
  createRandom,
  crossEntropyBackward,
  denseBackwardInputs,
  forward,
  type Gradients,
  innerProduct,
  type Network,
  reluBackward,
} from '../nn/index.ts';
import type {
  BatchNoiseRecord,
  BatchRatePoint,
  Noise,
} from '../records/experiments/batch-noise.ts';
import { sliceImages } from '../training/images.ts';
import { sgdRecipe } from '../training/sweep-recipe.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { imageCount, networkAt, seeds } from './real-line.ts';
import { madeBy, rounded } from './record.ts';
import { measurePoint } from './sweep.ts';

const batchSizes = [1, 8, 32, 128, 512];
/** Small batches differ more from each other, and cost less. */
const draws = batchSizes.map((size) => Math.max(6, Math.min(120, Math.round(1500 / size))));
const rates = [0.05, 0.1, 0.2, 0.4, 0.8, 1.6];
/** The best of a size is never at an end of these. */
const ratesOf: Record<number, readonly number[]> = {
  8: rates.slice(0, 4),
  32: rates.slice(1, 5),
  128: rates.slice(1),
  512: rates.slice(1),
};
const trainedSizes = batchSizes.slice(1);

const lengthOf = (gradients: Gradients) => Math.sqrt(innerProduct(gradients, gradients));

/**
 * The mean of ‖gᵢ‖² over all images. One image's slopes are what came in times the slope of a sum, so their squares add
 * up to (‖inputs‖² + 1) · ‖dPreActivations‖² for each layer, the 1 being the bias.
 *
 * The root of this mean is what the law 1/√B is about. After an epoch a twentieth of the images carry most of it, so
 * that the mean length over a few draws of one image comes out at less than half.
 */
export function meanSquare(network: Network, images: ImageSet): number {
  const [hidden, output] = network.layers;
  let total = 0;
  const squares = (values: Float32Array, width: number) =>
    Array.from({ length: values.length / width }, (_, row) =>
      values.subarray(row * width, (row + 1) * width).reduce((sum, one) => sum + one * one, 0),
    );
  for (const { inputs, labels } of partsOf(images)) {
    const batchSize = labels.length;
    const { preActivations, activations, probabilities } = forward(network, inputs, batchSize);
    const { outputSize } = output!;
    // Of each image's own loss, not of its share in the mean.
    const dLogits = crossEntropyBackward(probabilities, labels, outputSize).map(
      (slope) => slope * batchSize,
    );
    const dHidden = reluBackward(
      denseBackwardInputs(dLogits, output!.weights, { ...output!, batchSize }),
      preActivations[0]!,
    );
    const [x, a] = [
      squares(inputs, hidden!.inputSize),
      squares(activations[0]!, output!.inputSize),
    ];
    const [dz, dl] = [squares(dHidden, hidden!.outputSize), squares(dLogits, outputSize)];
    for (let k = 0; k < batchSize; k++) {
      total += (x[k]! + 1) * dz[k]! + (a[k]! + 1) * dl[k]!;
    }
  }
  return total / images.count;
}

/** The images at these places, as a batch. */
function batchAt(images: ImageSet, places: readonly number[]): Batch {
  const pixels = places.flatMap((place) => [...pixelsOf(images, place)]);
  return {
    inputs: toInputs(pixels),
    labels: Uint8Array.from(places, (place) => images.labels[place]!),
  };
}

function measureNoise(network: Network, images: ImageSet): Omit<Noise, 'seed' | 'from'> {
  const whole = gradientOver(network, partsOf(images));
  const square = innerProduct(whole, whole);
  const random = createRandom(1);
  const measured = batchSizes.map((batchSize, place) => {
    let total = 0;
    for (let draw = 0; draw < draws[place]!; draw++) {
      // With putting back: then the law holds exactly, however large the batch is.
      const chosen = Array.from({ length: batchSize }, () => random.below(images.count));
      const own = gradientOver(network, [batchAt(images, chosen)]);
      total += lengthOf(addShare(own, whole, -1)) ** 2;
    }
    return rounded(Math.sqrt(total / draws[place]! / square), 4);
  });
  return { ofOne: rounded(Math.sqrt(meanSquare(network, images) / square - 1)), measured };
}

export function makeBatchNoise(context: ExperimentContext): BatchNoiseRecord {
  const images = sliceImages(context.train, 0, imageCount);
  const noise = seeds.flatMap((seed) =>
    (['start', 'epoch'] as const).map((from) => {
      const found = measureNoise(networkAt(context, from, { ...sgdRecipe, seed }), images);
      context.say(`seed ${seed}, ${from}: one ${found.ofOne}, ${found.measured.join(' ')}`);
      return { seed, from, ...found };
    }),
  );
  const asked = { validation: sgdRecipe.validationCount, test: context.test.count };
  const points = trainedSizes.flatMap((batchSize) =>
    ratesOf[batchSize]!.flatMap((learningRate) => {
      const found = seeds.map((seed): BatchRatePoint => {
        const recipe = { ...sgdRecipe, batchSize, learningRate, seed };
        const { validation, test } = measurePoint(context, recipe);
        return {
          batchSize,
          learningRate,
          seed,
          validation: validation.correct,
          test: test.correct,
        };
      });
      context.say(
        `batch ${batchSize}, rate ${learningRate}: test ${found.map(({ test }) => test).join(' ')}`,
      );
      return found;
    }),
  );
  const words = `784-128-10 from He starts and after one epoch of SGD: the gradients of random batches of each size, drawn with putting back, against that of the first 10,000 training images. Then one epoch of SGD on 55,000 images for each batch size, rate and seed.`;
  return {
    made: madeBy('batch-noise', words),
    images: imageCount,
    batchSizes,
    draws,
    noise,
    recipe: sgdRecipe,
    asked,
    points,
  };
}
