// Training on a rung of the ladder: warped copies in place of the images, and a teacher's answers in place of the labels.

import { warpedCopies } from './warp.ts';
import type { ImageSet } from '../mnist/image-set.ts';
import { type Network, soften } from '../nn/index.ts';
import { createLayerEngine } from '../nn/kernels/layer-engine.ts';
import type { LayerMachine } from '../nn/kernels/layer-machine.ts';
import type { Layer } from '../nn/layers/index.ts';
import { type SplitImages, splitImages } from './images.ts';
import type { LadderRecipe, Warping } from './ladder-recipes.ts';
import type { Recipe } from './recipe.ts';

/** The probabilities (count, classCount) that a teacher gives. */
export type Teacher = (images: ImageSet) => Float32Array;

/** What a recipe trains on, of all images. Throws RangeError when they are too few. */
export function ladderImages(
  recipe: Pick<Recipe, 'trainCount' | 'validationCount'> &
    Partial<Warping> &
    Pick<LadderRecipe, 'temperature'>,
  images: ImageSet,
  ask?: Teacher,
): SplitImages {
  const { warp, copies = 1, warpSeed = 0, temperature } = recipe;
  const { training: asTheyAre, validation } = splitImages(recipe, images);
  const training = warp ? warpedCopies(asTheyAre, warp, copies, warpSeed) : asTheyAre;
  if (temperature === undefined) return { training, validation };
  const probabilities = ask!(training);
  const classCount = probabilities.length / training.count;
  return {
    training: { ...training, targets: soften(probabilities, classCount, temperature) },
    validation,
  };
}

/** A teacher on machines of its own. */
export const askTeacher =
  (network: Network<Layer>, machine: () => LayerMachine): Teacher =>
  ({ pixels, count }) => {
    const engine = createLayerEngine(machine(), network, { capacity: 250 });
    engine.load(network);
    const probabilities = new Float32Array(count * network.sizes.at(-1)!);
    engine.infer(pixels, probabilities, count);
    return probabilities;
  };

/** The network whose logits are `factor` times as large: what learned answers at a temperature gives those at 1. */
export function sharpen(network: Network, factor: number): Network {
  const last = network.layers.length - 1;
  const scale = (values: Float32Array) => values.map((value) => factor * value);
  return {
    ...network,
    layers: network.layers.map((layer, l) =>
      l === last ? { ...layer, weights: scale(layer.weights), biases: scale(layer.biases) } : layer,
    ),
  };
}
