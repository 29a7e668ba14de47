// The ten causes and ten cures that a reader may choose from, and what each cure does to a loop.
import { causes as known, treated as treatedBefore } from '#components/figures/Clinic/causes.ts';
import type { Remedy } from '#components/figures/Clinic/ward.ts';
import type { Recipe } from '#src/training/recipe.ts';

/** For each cause: its name, its cure's name, and the sign by which its numbers are known. */
export const causes = {
  'softmax-twice': {
    cause: 'softmax is applied twice',
    cure: 'give the loss logits',
    sign: 'With softmax applied twice the network learns, but its loss comes to rest well above 1 and never gets lower.',
  },
  'not-zeroed': {
    cause: 'gradients are never zeroed',
    cure: 'clear the gradients before each batch',
    sign: 'With gradients that are never zeroed the first two losses are healthy, the third is a little too low, and soon nothing fits.',
  },
  'summed-loss': {
    cause: 'the loss is a sum and not a mean',
    cure: 'divide by the images of the batch',
    sign: 'If the loss is summed it starts at ln 10 times the batch size, and it keeps that size to the end, even when the network only guesses.',
  },
  sorted: {
    cause: 'the images are sorted by digit',
    cure: 'shuffle before each epoch',
    sign: 'With sorted images the loss falls to nearly 0 within a few steps, and jumps up again each time a new digit begins.',
  },
  unscaled: {
    ...known.unscaled,
    sign: 'Inputs of up to 255 make huge logits, so the very first loss is huge, and it ends as a guess with a loss of ln 10.',
  },
  'dropout-in-answers': {
    cause: 'dropout is still on when it answers',
    cure: 'switch dropout off to evaluate',
    sign: 'With dropout still on, the same network gives the same images different answers each time it is asked.',
  },
  'rate-too-high': {
    ...known['rate-too-high'],
    sign: 'With too high a rate the first loss is healthy, and the very next one is much higher.',
  },
  leak: {
    cause: 'images that judge it are among those it learns from',
    cure: 'keep the images that judge out of training',
    sign: 'If the images that judge were learned too, there is no gap: they are read as well as those it was trained on.',
  },
  'too-small': known['too-small'],
  'too-short': {
    ...known['too-short'],
    sign: 'A run that only ends too early has healthy losses from the first to the last, and is still improving.',
  },
} as const satisfies Record<string, Remedy>;

export type LoopCause = keyof typeof causes;
export const causeNames = Object.keys(causes) as LoopCause[];

/** `recipe` with the cure for `cause`, whether it makes that mistake or not. */
export function treated(cause: LoopCause, recipe: Recipe): Recipe {
  switch (cause) {
    case 'sorted': {
      const { order: _, ...shuffled } = recipe;
      return shuffled;
    }
    case 'softmax-twice':
    case 'not-zeroed':
    case 'summed-loss':
    case 'dropout-in-answers':
    case 'leak': {
      const { mistake, ...mended } = recipe;
      if (mistake !== cause) return recipe;
      // What added all gradients up was the memory of momentum.
      return mistake === 'not-zeroed' ? { ...mended, optimiser: 'sgd' } : mended;
    }
    default:
      return treatedBefore(cause, recipe);
  }
}
