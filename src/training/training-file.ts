// A trained network as a safetensors file that says how it came to be.

import type { Trainer } from './any-trainer.ts';

/** Throws Error with a sentence when there is no best epoch yet. */
export function trainingFile(trainer: Trainer, which: 'now' | 'best'): Uint8Array {
  const { step, best, changes } = trainer;
  if (which === 'best' && !best) {
    throw new Error('No epoch has ended yet, so none is the best.');
  }
  const network = which === 'best' ? best!.network : trainer.network();
  return trainer.write(network, {
    ...trainer.about,
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
