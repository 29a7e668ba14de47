// The seven cases by their letters: which run each is, and why its curves say so. No result is typed: the run gives it.
import { formatNumber } from '#src/numbers/format.ts';
import type { CaseName } from '#src/records/experiments/clinic.ts';
import type { ClinicCase } from './ward.ts';

export const cases: readonly ClinicCase<CaseName>[] = [
  {
    letter: 'A',
    cause: 'too-small',
    why: ({ recipe: { sizes } }) =>
      `Training and validation stop improving together, far below what is possible, after a healthy start. There are only ${sizes[1]} hidden neurons: ${sizes[1]} numbers are too few to tell ten digits apart.`,
  },
  {
    letter: 'B',
    cause: 'overfitting',
    why: ({ recipe: { trainCount = 0 }, points }) =>
      `All training images are right, and ${formatNumber(1 - points.at(-1)!.validation, 'percent-1')} of the others are wrong. The validation loss rises while the training loss goes on falling: the network learns its ${formatNumber(trainCount)} images by heart.`,
  },
  {
    letter: 'C',
    cause: 'rate-too-high',
    why: ({ recipe }) =>
      `The loss starts like any other. Then it wanders about the loss of blind guessing. With a learning rate of ${recipe.learningRate} the first steps were so long that they have destroyed the network.`,
  },
  {
    letter: 'D',
    cause: 'rate-too-low',
    why: ({ recipe }) =>
      `The curves go the right way, smoothly, and much too slowly: at the end they are still falling. The learning rate is ${recipe.learningRate}. More epochs would help too, but hundreds of them.`,
  },
  {
    letter: 'E',
    cause: 'zero-start',
    why: () =>
      'The first loss is exactly ln 10, blind guessing. All hidden neurons are 0, so no weight has a reason to move: only the ten output biases do, and every image gets the same answer.',
  },
  {
    letter: 'F',
    cause: 'random-labels',
    why: () =>
      'Training images are learned, up to the last one, and validation stays at chance while its loss soars. What was learned holds for no other image: these labels were random.',
  },
  {
    letter: 'G',
    cause: 'unscaled',
    why: ({ points }) =>
      `It ends like case E, but look where it starts: a loss of ${formatNumber(points[0]!.trainingLoss, 'fixed-1')}. Pixels of up to 255 made huge logits, and the first steps, as huge, left no hidden neuron alive.`,
  },
];
