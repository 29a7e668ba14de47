// What deep-starts.json holds, as src/experiments/deep-starts.ts measured it.
import type { Answers, Recorded } from '../recorded.ts';
import type { Recipe } from '#src/training/recipe.ts';

export type DeepStart = 'he' | 'xavier' | 'pytorch' | 'small' | 'large';
export type Stack = 'shallow' | 'relu' | 'tanh';

export interface DeepStartPoint {
  stack: Stack;
  start: DeepStart;
  seed: number;
  /** After one epoch. */
  test: Answers;
}

/** How far the pre-activations of each hidden layer lie from their neuron's mean over the images, before the first step. */
export interface StartSizes {
  stack: Stack;
  start: DeepStart;
  /** By layer: the root of their mean square. */
  typical: number[];
  /** By layer: how many thousandths of them lie in each bin, from the smallest distance to the largest. */
  bins: number[][];
}

export type DeepStartsRecord = Recorded<{
  recipe: Recipe;
  stacks: Record<Stack, Pick<Recipe, 'sizes' | 'activation'>>;
  points: DeepStartPoint[];
  /** Images that went through the untrained network. */
  images: number;
  /** Powers of ten: where the bins begin and end; outside sizes count in the outermost ones. */
  range: [from: number, to: number];
  sizes: StartSizes[];
}>;
