// The trainer of a network of any layers, on the engine of their kernels.

import type { Network, Random } from '../nn/index.ts';
import type { StepOptions } from '../nn/kernels/index.ts';
import { createLayerEngine } from '../nn/kernels/layer-engine.ts';
import type { LayerMachine, LayerTeamMachine } from '../nn/kernels/layer-machine.ts';
import { type Layer, writeNetwork } from '../nn/layers/index.ts';
import { kindOf } from '../nn/layers/layer-kinds.ts';
import { parameterNames } from '../nn/layers/layer.ts';
import { capacityFor, createTrainerOn, type Trainer } from './any-trainer.ts';
import { startOf } from './check-layers-recipe.ts';
import type { SplitImages } from './images.ts';
import { type LayersRecipe, recipeText } from './layers-recipe.ts';
import { firstBroken, grownMost } from './lost-layer.ts';
import type { FirstLayer } from './messages.ts';
import type { Plan } from './serve-run.ts';

/** Throws RangeError when the recipe is wrong, does not fit the images, or there is not enough memory. */
export function createLayersTrainer(
  recipe: LayersRecipe,
  images: SplitImages,
  machine: LayerMachine | LayerTeamMachine,
): Trainer {
  const start = startOf(recipe);
  checkSmallestBatch(start, recipe, images);
  const [pixelCount] = start.sizes;
  const engine = createLayerEngine(machine, start, {
    capacity: capacityFor(recipe, images),
    rule: recipe.optimiser,
  });
  const training = {
    ...engine,
    sizes: start.sizes,
    masks: [],
    learn: (count: number, options: StepOptions & { random: Random }) =>
      engine.learn(count, { ...options, clipNorm: recipe.clipNorm }),
    about: {
      description: `Handwritten digits (MNIST), trained in a browser: ${wordsOf(start)}`,
      seed: `${recipe.seed}`,
      recipe: recipeText(recipe),
    },
    whereLost: (loss: number) =>
      Number.isFinite(loss)
        ? grownMost(start, engine.save())
        : firstBroken(engine.save(), engine.pixels.subarray(0, recipe.batchSize * pixelCount)),
    firstLayer: () => firstLayerOf(engine.save()),
    write: writeNetwork,
  };
  return createTrainerOn(training, start, recipe, images);
}

/** One number has no variance: batch normalisation of a row cannot learn from a batch of one image, such as may be left at an epoch's end. */
function checkSmallestBatch(
  { layers }: Network<Layer>,
  { batchSize }: LayersRecipe,
  { training: { count } }: SplitImages,
): void {
  const needsTwo = layers.find(
    (layer) => layer.kind === 'batchNormalisation' && layer.inputShape.length === 1,
  );
  if (!needsTwo || (batchSize > 1 && count % batchSize !== 1)) return;
  throw new RangeError(
    `recipe: batchSize should leave at least 2 images in every batch of ${count}, as “${needsTwo.name}” takes their mean and variance, found ${batchSize}.`,
  );
}

/** For a worker that trains networks of any layers. Throws RangeError with a sentence. */
export function planLayers(wanted: unknown): Plan<LayerMachine | LayerTeamMachine> {
  const { sizes } = startOf(wanted);
  const recipe = wanted as LayersRecipe;
  return {
    recipe,
    sizes,
    createTrainer: (images, machine) => createLayersTrainer(recipe, images, machine),
  };
}

/** In place of a machine without WebAssembly, by whose loops a run of seconds would take hours. Throws Error with a sentence. */
export function refusePlainLoops(failures: readonly string[]): never {
  const why = failures.length > 0 ? ` (${failures.join(', ')})` : '';
  throw new Error(
    `Networks of layers are trained by WebAssembly, and this browser cannot use it here${why}. By plain TypeScript the run would take hours, so it was not begun; reading one digit works without.`,
  );
}

const wordsOf = ({ layers }: Network<Layer>) => layers.map(({ kind }) => kind).join(', ');

/** A column for each filter or neuron, as a dense layer has them. Throws Error where the first layer has no such weights. */
function firstLayerOf({ layers: [layer] }: Network<Layer>): Omit<FirstLayer, 'step'> {
  const [name] = parameterNames[layer.kind];
  const shape = name ? kindOf(layer).parameterShapes(layer)[name] : [];
  const weights = (layer as unknown as Record<string, Float32Array>)[name];
  if (shape.length === 2) return { weights, inputSize: shape[0], outputSize: shape[1] };
  if (shape.length !== 4) {
    throw new Error(`The first layer, ${layer.name}, has no weights to show as pictures.`);
  }
  const [outputSize] = shape;
  const inputSize = weights.length / outputSize;
  const turned = weights.map(
    (_, k) => weights[(k % outputSize) * inputSize + Math.floor(k / outputSize)],
  );
  return { weights: turned, inputSize, outputSize };
}
