// A ladder: what more can be had from the same 101,770 parameters, by better training alone.
//
// Each rung keeps what the one before it brought, and adds to it.

import type { Warp } from './warp.ts';
import { architectures } from '../nn/layers/index.ts';
import type { LayersRecipe } from './layers-recipe.ts';
import { type Recipe, shippedRecipe } from './recipe.ts';

/** What becomes of the training images before a run begins. */
export interface Warping {
  warp: Warp;
  /** So many warped sets of the training images stand in their place; an epoch shows them all. */
  copies: number;
  /** Of the warps. */
  warpSeed: number;
}

export type LadderRecipe = Recipe &
  Partial<Warping> & {
    /** Learns what a teacher answers, evened out by this temperature, in place of the labels. */
    temperature?: number;
  };

const affine: Warp = { move: 1, turn: 8, size: 0.08, slant: 0.1 };
const elastic: Warp = { ...affine, bend: 0.7 };
const warpSeed = 20261130;
const smoothed = { ...shippedRecipe, labelSmoothing: 0.1 };
const ofCopies = { copies: 10, warpSeed, epochs: 3 };

/** Chosen on the validation images alone. */
export const ladderRecipes = {
  plain: { ...shippedRecipe, schedule: 'constant', learningRate: 0.2 },
  schedule: shippedRecipe,
  smoothed,
  affine: { ...smoothed, ...ofCopies, warp: affine },
  distilled: { ...shippedRecipe, ...ofCopies, epochs: 6, warp: elastic, temperature: 3 },
} as const satisfies Record<string, LadderRecipe>;

export type Rung = keyof typeof ladderRecipes;

/** Two convolutions, trained on copies of its own. */
export const teacherRecipe = {
  network: architectures.cnn,
  initialiser: 'he',
  optimiser: 'adam',
  schedule: 'cosine',
  batchSize: 64,
  learningRate: 0.004,
  epochs: 1,
  validationCount: 5000,
  seed: 20261130,
  warp: elastic,
  copies: 6,
  warpSeed: 20261131,
} as const satisfies LayersRecipe & Warping;
