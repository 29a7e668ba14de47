// A recipe holds everything that decides a training run: the same recipe gives the same weights, bit for bit.

import {
  createAdam,
  createMomentum,
  createNetwork,
  createRandom,
  createSgd,
  he,
  type Initialiser,
  type Network,
  type Optimiser,
  xavier,
  zeros,
} from '../nn/index.ts';

export type Recipe = {
  /** Neurons in each layer, pixels first. */
  sizes: number[];
  initialiser: 'he' | 'xavier' | 'zeros';
  optimiser: 'sgd' | 'momentum' | 'adam';
  batchSize: number;
  /** The learning rate of the first step. */
  learningRate: number;
  /** What becomes of the learning rate: it stays, or it falls in a straight line to 0 at the last step. */
  schedule: 'constant' | 'linear';
  /** Training stops after this many epochs and keeps the epoch that was best on the validation images. */
  epochs: number;
  /** So many images from the end of the training set are never trained on: they choose the epoch. */
  validationCount: number;
  seed: number;
};

/** The recipe of the network in this book, chosen on the validation images alone. */
export const shippedRecipe: Recipe = {
  sizes: [784, 128, 10],
  initialiser: 'he',
  optimiser: 'sgd',
  batchSize: 32,
  learningRate: 0.3,
  schedule: 'linear',
  epochs: 12,
  validationCount: 5000,
  seed: 20261123,
};

const initialisers: Record<Recipe['initialiser'], Initialiser> = { he, xavier, zeros };
const optimisers: Record<Recipe['optimiser'], (network: Network) => Optimiser> = {
  sgd: createSgd,
  momentum: createMomentum,
  adam: createAdam,
};

/** The untrained network that a recipe starts from. */
export function initialNetwork({ sizes, initialiser, seed }: Recipe): Network {
  return createNetwork(sizes, initialisers[initialiser], createRandom(seed));
}

export function createOptimiser(recipe: Recipe, network: Network): Optimiser {
  return optimisers[recipe.optimiser](network);
}

/** The learning rate of step `step` of `stepCount`, both counted over the whole run, from 0. */
export function learningRateAt(recipe: Recipe, step: number, stepCount: number): number {
  return recipe.schedule === 'linear'
    ? recipe.learningRate * (1 - step / stepCount)
    : recipe.learningRate;
}
