// The recipe for a reader's images: Adam, and as many epochs as make some hundred steps, which takes seconds at most.

import type { Recipe } from '../training/recipe.ts';

export const hiddenChoices = { least: 4, most: 256, usual: 128 } as const;
export const epochChoices = { least: 1, most: 60 } as const;

const wantedSteps = 600;

export interface Wishes {
  hidden: number;
  epochs: number;
  seed: number;
}

export const batchSizeFor = (trainCount: number): number => (trainCount < 1000 ? 16 : 32);

/** With few images many epochs, with many images few. */
export function usualEpochs(trainCount: number): number {
  const stepsPerEpoch = Math.ceil(trainCount / batchSizeFor(trainCount));
  return Math.min(30, Math.max(4, Math.round(wantedSteps / stepsPerEpoch)));
}

export function ownRecipe(
  { hidden, epochs, seed }: Wishes,
  counts: { classes: number; training: number; heldOut: number },
): Recipe {
  return {
    sizes: [784, hidden, counts.classes],
    initialiser: 'he',
    optimiser: 'adam',
    batchSize: batchSizeFor(counts.training),
    learningRate: 0.001,
    schedule: 'linear',
    epochs,
    validationCount: counts.heldOut,
    trainCount: counts.training,
    seed,
  };
}
