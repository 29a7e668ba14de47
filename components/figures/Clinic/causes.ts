// The ten causes and ten cures that a reader may choose from, and what each cure does to a recipe.
import { classCount } from '#src/mnist/image-set.ts';
import type { Recipe } from '#src/training/recipe.ts';
import type { Remedy } from './ward.ts';

/** For each cause: its name, its cure's name, and the sign by which its curves are known. */
export const causes = {
  'too-small': {
    cause: 'too few hidden neurons',
    cure: 'more hidden neurons',
    sign: 'With too few neurons both accuracies rise in the first epoch, and then stop together, far below what is possible.',
  },
  'too-large': {
    cause: 'too many hidden neurons',
    cure: 'fewer hidden neurons',
    sign: 'Too many neurons cost time, but they would not keep training accuracy low, and on these images they hardly lower validation accuracy.',
  },
  'rate-too-low': {
    cause: 'the learning rate is too low',
    cure: 'a higher learning rate',
    sign: 'With too low a rate the loss starts where every run starts, and is still falling at the end.',
  },
  'rate-too-high': {
    cause: 'the learning rate is too high',
    cure: 'a lower learning rate',
    sign: 'With too high a rate the loss wanders up and down about the loss of blind guessing and gets nowhere.',
  },
  'zero-start': {
    cause: 'all weights start at 0',
    cure: 'random starting weights',
    sign: `If all weights start at 0, all ten probabilities start at ${1 / classCount}, so the first loss is ln ${classCount}, ${Math.log(classCount).toFixed(4)}, to every digit.`,
  },
  unscaled: {
    cause: 'the pixels were not divided by 255',
    cure: 'pixels divided by 255',
    sign: 'Inputs of up to 255 make huge logits, so the very first loss is huge: look at the start of the curve.',
  },
  overfitting: {
    cause: 'too few training images',
    cure: 'ten times as many training images',
    // given 100: All of the images.
    sign: 'With too few images training accuracy reaches 100 % and validation accuracy stays well below; both are far better than guessing.',
  },
  'random-labels': {
    cause: 'the training labels are wrong',
    cure: 'the true labels',
    sign: 'With random labels the network learns each image by heart, and only guesses on all others, because there is nothing else to learn.',
  },
  'too-short': {
    cause: 'too few epochs',
    cure: 'three times as many epochs',
    // given 0.15: Held to the record in tests/content/numbers.test.ts.
    sign: 'A run that only ends too early is as quick as a healthy one until then. With all images, a healthy run has a loss of about 0.15 after its first epoch.',
  },
  unbound: {
    cause: 'no weight decay',
    cure: 'weight decay',
    sign: 'Weight decay keeps weights small. Where it helps, it lowers the validation loss; it can’t make a network learn that doesn’t.',
  },
} as const satisfies Record<string, Remedy>;

export type Cause = keyof typeof causes;
export const causeNames = Object.keys(causes) as Cause[];

/** What works for this network: src/training/sweep-recipe.ts. */
const usualRate = { sgd: 0.1, momentum: 0.1, nesterov: 0.1, rmsprop: 0.001, adam: 0.001 };
const usualHidden = 128;

/** `recipe` with the cure for `cause`, whether it has that trouble or not. */
export function treated(cause: Cause, recipe: Recipe): Recipe {
  const { sizes, optimiser, learningRate, trainCount, epochs } = recipe;
  const rate = usualRate[optimiser];
  const hidden = sizes[1];
  const withHidden = (size: number) => ({ ...recipe, sizes: [sizes[0], size, ...sizes.slice(2)] });
  switch (cause) {
    case 'too-small':
      return withHidden(hidden < usualHidden ? usualHidden : 4 * hidden);
    case 'too-large':
      return withHidden(Math.ceil(hidden / 4));
    case 'rate-too-low':
      return { ...recipe, learningRate: learningRate < rate ? rate : 30 * learningRate };
    case 'rate-too-high':
      return { ...recipe, learningRate: learningRate > rate ? rate : learningRate / 30 };
    case 'zero-start':
      return { ...recipe, initialiser: 'he' };
    case 'unscaled':
      return without(recipe, 'unscaled');
    case 'random-labels':
      return without(recipe, 'labelSeed');
    case 'overfitting':
      // The same number of steps; without `trainCount` there are no more images to be had.
      return trainCount === undefined
        ? recipe
        : { ...recipe, trainCount: 10 * trainCount, epochs: Math.ceil(epochs / 10) };
    case 'too-short':
      return { ...recipe, epochs: 3 * epochs };
    case 'unbound':
      // So that a step shrinks each weight by a thousandth of itself, or less.
      return { ...recipe, weightDecay: Math.min(1, 0.001 / learningRate) };
  }
}

function without(recipe: Recipe, name: 'unscaled' | 'labelSeed'): Recipe {
  const { [name]: _, ...rest } = recipe;
  return rest;
}
