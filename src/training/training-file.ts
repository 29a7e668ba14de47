// A trained network as a safetensors file that says how it came to be.

import { writeNetwork } from '../nn/index.ts';
import type { Trainer } from './trainer.ts';

/** Throws Error with a sentence when there is no best epoch yet. */
export function trainingFile(trainer: Trainer, which: 'now' | 'best'): Uint8Array {
  const { recipe, step, best, changes } = trainer;
  if (which === 'best' && !best) {
    throw new Error('No epoch has ended yet, so none is the best.');
  }
  const network = which === 'best' ? best!.network : trainer.network();
  return writeNetwork(network, {
    description: `Handwritten digits (MNIST), trained in a browser: ${recipe.sizes.join('-')}`,
    seed: `${recipe.seed}`,
    recipe: JSON.stringify(recipe),
    level: trainer.level,
    ...(changes.length > 0 && { learningRateChanges: JSON.stringify(changes) }),
    ...(which === 'best'
      ? {
          epochs: `${best!.epoch}`,
          validationAccuracy: `${best!.validation.accuracy}`,
          validationLoss: `${best!.validation.loss}`,
        }
      : { steps: `${step}` }),
  });
}
