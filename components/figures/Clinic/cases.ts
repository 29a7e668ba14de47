// The seven cases by their letters: which run each is, and why its curves say so.
import type { CaseName } from '#src/records/experiments/clinic.ts';

export interface ClinicCase {
  letter: string;
  cause: CaseName;
  why: string;
}

export const cases: readonly ClinicCase[] = [
  {
    letter: 'A',
    cause: 'too-small',
    why: 'Training and validation stand still together, far below what is possible, with a healthy start. There are only three hidden neurons: three numbers are too little to tell ten digits apart.',
  },
  {
    letter: 'B',
    cause: 'overfitting',
    why: 'All training images are right, and a tenth of the others are wrong. The validation loss rises while the training loss goes on falling: the network learns its 1,000 images by heart.',
  },
  {
    letter: 'C',
    cause: 'rate-too-high',
    why: 'The loss starts like any other. Then it wanders about the loss of blind guessing. With a learning rate of 3 the first steps were so long that they have destroyed the network.',
  },
  {
    letter: 'D',
    cause: 'rate-too-low',
    why: 'The curves go the right way, smoothly, and much too slowly: at the end they are still falling. The learning rate is 0.0003. More epochs would help too, but hundreds of them.',
  },
  {
    letter: 'E',
    cause: 'zero-start',
    why: 'The first loss is exactly ln 10, blind guessing. All hidden neurons are 0, so no weight gets a gradient: only the ten output biases move, and every image gets the same answer.',
  },
  {
    letter: 'F',
    cause: 'random-labels',
    why: 'Training images are learned, up to the last one, and validation stays at chance while its loss soars. What was learned holds for no other image: these labels were drawn by chance.',
  },
  {
    letter: 'G',
    cause: 'unscaled',
    why: 'It ends like case E, but look where it starts: a loss of more than 60. Pixels of up to 255 made huge logits, and the first steps, as huge, left no hidden neuron alive.',
  },
];
