// The eight stages of the loop: its name, the line of the chapter's cell, and what a batch makes of it.
import { formatNumber } from '#src/numbers/format.ts';
import type { NumberStyle } from '#src/numbers/format.ts';
import { loopSettings, type Round } from '#src/formulas/loop-rounds.ts';

export interface Stage {
  name: string;
  /** As it stands in the chapter's cell `loop`. */
  code: string;
  /** What its number counts. */
  what: string;
  fact: string;
  as?: NumberStyle;
  valueOf: (round: Round) => number;
  /** In words, once it is done. */
  says: (round: Round) => string;
}

const fixed = (value: number) => formatNumber(value, 'fixed-3');

export const stages: readonly Stage[] = [
  {
    name: 'fetch',
    code: 'await trainingImages()',
    what: 'images to learn from',
    fact: 'round-images',
    valueOf: () => loopSettings.trained,
    says: () => 'The images are fetched once. None of what follows changes them.',
  },
  {
    name: 'shuffle',
    code: 'shuffle(order, random)',
    what: 'is the first image’s place in the file',
    fact: 'round-first',
    valueOf: ({ first }) => first,
    says: () =>
      'Once an epoch the order is shuffled: a list of places, and the images stay where they are.',
  },
  {
    name: 'gather',
    code: 'gatherBatch(images, places)',
    what: 'different digits in the batch',
    fact: 'round-digits',
    valueOf: ({ labels }) => new Set(labels).size,
    says: ({ labels }) =>
      `The next ${labels.length} images of that order: ${[...labels].join(' ')}.`,
  },
  {
    name: 'forward',
    code: 'forward(network, batch.inputs)',
    what: 'images of the batch read correctly',
    fact: 'round-right',
    valueOf: ({ right }) => right,
    says: ({ right, labels }) =>
      `One forward pass for all ${labels.length}. The network reads ${formatNumber(right)} of them correctly.`,
  },
  {
    name: 'loss',
    // given 10: One for each digit.
    code: 'crossEntropy(pass.probabilities, batch.labels, 10)',
    what: 'is their mean loss',
    fact: 'round-loss',
    as: 'fixed-3',
    valueOf: ({ loss }) => loss,
    says: () => 'The loss is for you: the next line doesn’t ask for it.',
  },
  {
    name: 'backward',
    code: 'backward(network, pass, batch.labels)',
    what: 'slopes that aren’t 0',
    fact: 'round-slopes',
    valueOf: ({ slopes }) => slopes,
    says: () => 'All slopes are there now, and not a single weight has moved.',
  },
  {
    name: 'step',
    code: 'optimiser.step(slopes, learningRate * (1 - step / steps))',
    what: 'is the same images’ loss now',
    fact: 'round-after',
    as: 'fixed-3',
    valueOf: ({ after }) => after,
    says: ({ loss, after }) =>
      `Only this line changes the network. For these images the loss goes from ${fixed(loss)} to ${fixed(after)}.`,
  },
  {
    name: 'look',
    code: 'share(validation)',
    what: 'validation images read correctly',
    fact: 'round-validation',
    as: 'percent-1',
    valueOf: ({ validation }) => validation,
    says: () => 'Now and then the loop asks about images that it never learns from.',
  },
];
