// A recipe holds everything that decides a training run: the same recipe gives the same weights, bit for bit.

import {
  type Activation,
  createNetwork,
  createRandom,
  he,
  type Initialiser,
  type Network,
  normal,
  xavier,
  zeros,
} from '../nn/index.ts';
import type { Mistake } from './mistakes.ts';

/** What decides a run of any network. */
export type CommonRecipe = {
  optimiser: 'sgd' | 'momentum' | 'nesterov' | 'rmsprop' | 'adam';
  /** Share of the velocity that lives on, for the optimisers 'momentum' and 'nesterov'; 0.9 where nothing is said. */
  momentum?: number;
  batchSize: number;
  /** The highest learning rate: that of the first step, or behind the warm-up. */
  learningRate: number;
  /** What becomes of the learning rate: it stays, drops to a tenth at half the way and again at three quarters, or falls to 0 at the end, in a straight line or in half a wave. */
  schedule: 'constant' | 'step' | 'linear' | 'cosine';
  /** Share of all steps in which the learning rate first rises, in a straight line; 0 where nothing is said. */
  warmUp?: number;
  /** Training stops after this many epochs and keeps the epoch that was best on the validation images. */
  epochs: number;
  /** So many images from the end of the training set are never trained on: they choose the epoch. */
  validationCount: number;
  /** So many images from the start of the training set are trained on; all others where nothing is said. */
  trainCount?: number;
  /** In each step every weight (no bias) first shrinks by learningRate · weightDecay of itself; 0 where nothing is said. */
  weightDecay?: number;
  /** Each time an image is shown it is moved by up to so many pixels each way; 0 where nothing is said. */
  shift?: number;
  /** In which an epoch shows the images: a new one each time, that of the file, or digit by digit; 'random' where nothing is said. */
  order?: 'random' | 'file' | 'labels';
  /** A mistake to learn from: the images trained on get digits by chance for labels, drawn with this seed. */
  labelSeed?: number;
  seed: number;
};

/** Of a network that is dense throughout; ./layers-recipe.ts has those of any other. */
export type Recipe = CommonRecipe & {
  /** Neurons in each layer, pixels first. */
  sizes: number[];
  /** Of the hidden layers; 'relu' where nothing is said. */
  activation?: Activation;
  initialiser: 'he' | 'xavier' | 'zeros' | 'normal';
  /** Of the starting weights, for the initialiser 'normal'; 0.01 where nothing is said. */
  standardDeviation?: number;
  /** Share of the hidden neurons that are silent in a step, chosen anew for each image; 0 where nothing is said. */
  dropout?: number;
  /** Share of the right answer that is kept back and dealt out to all classes alike; 0 where nothing is said. */
  labelSmoothing?: number;
  /** So many layers, from the first on, stay as they start; 0 where nothing is said. */
  frozenLayers?: number;
  /** A mistake to learn from: inputs are the raw bytes, from 0 to 255, in training and in every answer. */
  unscaled?: boolean;
  /** Another mistake to learn from: ./mistakes.ts says what each does. */
  mistake?: Mistake;
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

/** Of the second network of its shape: another random start, and the images in another order. */
export const secondRecipe: Recipe = { ...shippedRecipe, seed: 1 };

/** The untrained network that a recipe starts from. */
export function initialNetwork(recipe: Recipe): Network {
  const { sizes, activation, seed } = recipe;
  const network = createNetwork(sizes, initialiserOf(recipe), createRandom(seed));
  return activation ? { ...network, activation } : network;
}

export function initialiserOf({
  initialiser,
  standardDeviation = 0.01,
}: Pick<Recipe, 'initialiser' | 'standardDeviation'>): Initialiser {
  return { he, xavier, zeros, normal: normal(standardDeviation) }[initialiser];
}

/** Shares of the way at which the schedule 'step' drops. */
const stepsAt = [1 / 2, 3 / 4];

/** The learning rate of step `step` of `stepCount`, both counted over the whole run, from 0. */
export function learningRateAt(recipe: CommonRecipe, step: number, stepCount: number): number {
  const { schedule, learningRate, warmUp = 0 } = recipe;
  const rising = Math.round(warmUp * stepCount);
  if (step < rising) return (learningRate * (step + 1)) / rising;
  const [gone, all] = [step - rising, stepCount - rising];
  if (schedule === 'step')
    return learningRate / 10 ** stepsAt.filter((share) => gone >= share * all).length;
  if (schedule === 'linear') return learningRate * (1 - gone / all);
  if (schedule === 'cosine') return (learningRate * (1 + Math.cos((Math.PI * gone) / all))) / 2;
  return learningRate;
}

/** The recipe a weights file carries in its metadata. Throws when there is none. */
export function recipeOf(metadata: Record<string, string>): Recipe {
  if (metadata.recipe) return JSON.parse(metadata.recipe) as Recipe;
  throw new Error('The weights file should carry the metadata "recipe", found none.');
}
