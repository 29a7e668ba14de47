// The recipe of a network of any layers, and those of the networks that this site ships beside the book's.

import { createRandom, type Initialiser, type Network } from '../nn/index.ts';
import {
  architectures,
  createNetwork,
  describeNetwork,
  type Layer,
  type NetworkDescription,
} from '../nn/layers/index.ts';
import { mostParameters } from './check-fields.ts';
import { type CommonRecipe, initialiserOf, type Recipe } from './recipe.ts';

export type LayersRecipe = CommonRecipe &
  Pick<Recipe, 'initialiser' | 'standardDeviation'> & {
    /** The engine of layers has these three. */
    optimiser: 'sgd' | 'momentum' | 'adam';
    /** Its layers, and what goes in. */
    network: NetworkDescription;
    /** A gradient that is longer, over all parameters, is shortened to this; none is where nothing is said. */
    clipNorm?: number;
  };

const common = {
  optimiser: 'adam',
  schedule: 'cosine',
  validationCount: 5000,
  seed: 20261129,
} as const;

const convolutional = { ...common, initialiser: 'he', batchSize: 64, epochs: 5 } as const;
const sequential = { ...common, initialiser: 'xavier', batchSize: 128 } as const;

/** Chosen on the validation images alone. */
export const layersRecipes = {
  'cnn-small': { ...convolutional, network: architectures['cnn-small'], learningRate: 0.006 },
  cnn: { ...convolutional, network: architectures.cnn, learningRate: 0.004 },
  gru: { ...sequential, network: architectures.gru, learningRate: 0.005, clipNorm: 1, epochs: 6 },
  transformer: {
    ...sequential,
    network: architectures.transformer,
    learningRate: 0.004,
    warmUp: 0.1,
    weightDecay: 0.1,
    epochs: 10,
  },
} as const satisfies Record<keyof typeof architectures, LayersRecipe>;

/**
 * The untrained network that a recipe starts from. Throws ShapeError when its layers do not fit together, and RangeError
 * before it makes more numbers than anybody could train.
 */
export function initialLayers(recipe: LayersRecipe): Network<Layer> {
  const initialiser = initialiserOf(recipe);
  let weights = 0;
  const counting: Initialiser = (inputSize, outputSize, random) => {
    weights += inputSize * outputSize;
    if (weights <= mostParameters) return initialiser(inputSize, outputSize, random);
    throw new RangeError(
      `recipe: network should be one with at most ${mostParameters} parameters, found at least ${weights}.`,
    );
  };
  return createNetwork(recipe.network, counting, createRandom(recipe.seed));
}

/** As a weights file has it: its list of layers stands among the metadata already. */
export const recipeText = (recipe: LayersRecipe): string =>
  JSON.stringify({ ...recipe, network: undefined });

/** The recipe that made a network, from the metadata of its file. Throws Error when there is none. */
export function layersRecipeOf(
  network: Network<Layer>,
  metadata: Record<string, string>,
): LayersRecipe {
  if (!metadata.recipe) {
    throw new Error('The weights file should carry the metadata "recipe", found none.');
  }
  return { ...JSON.parse(metadata.recipe), network: describeNetwork(network) };
}
