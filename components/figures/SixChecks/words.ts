// What the six checks and the six faults are called, and what each check's number should be.
import {
  batchSize,
  byHeartImages,
  byHeartRate,
  type CheckName,
  type Fault,
  lossImages,
  mostSteps,
} from '#src/formulas/six-checks.ts';
import type { NumberStyle } from '#src/numbers/format.ts';

interface CheckWords {
  name: string;
  /** What the number is. */
  number: string;
  should: string;
  as: NumberStyle;
}

export const checkWords: Record<CheckName, CheckWords> = {
  'loss-at-start': {
    name: 'The loss at the start',
    number: `mean of ${lossImages} images`,
    should: `near ln 10 = ${Math.LN10.toFixed(3)}`,
    as: 'fixed-3',
  },
  'ten-images': {
    name: 'Ten images by heart',
    number: `steps at ${byHeartRate} until the loss of ${byHeartImages} images is gone`,
    should: `fewer than ${mostSteps}`,
    as: 'integer',
  },
  'rarest-digit': {
    name: 'Labels in balance',
    number: 'share of the rarest digit',
    should: 'near a tenth',
    as: 'percent-1',
  },
  'largest-input': {
    name: 'Inputs in range',
    number: 'largest input',
    should: '1, and nothing above',
    as: 'integer',
  },
  'gradient-check': {
    name: 'The gradient',
    number: 'relative error against nudging',
    should: 'below 10⁻⁶',
    as: 'fixed-4',
  },
  'digits-in-batch': {
    name: 'A shuffled order',
    number: `different digits in the first batch of ${batchSize}`,
    should: 'all ten, or nearly',
    as: 'integer',
  },
};

export const faultWords: Record<Fault, string> = {
  none: 'none: the run as it should be',
  'large-start': 'the starting weights are far too large',
  uphill: 'the step goes along the slopes, not against them',
  // given 9: name of a digit
  'lost-digit': 'every 9 is labelled a 4',
  undivided: 'the pixels aren’t divided by 255',
  'no-gate': 'the backward pass forgets ReLU',
  sorted: 'the images come sorted by digit',
};

/** What to learn from the pattern of ticks. */
export const lessons: Record<Fault, string> = {
  none: 'All six pass. Now a run may take its time.',
  'large-start':
    'The first loss gives it away. An untrained network should know nothing, but this one is certain of its random answers. The gradient check fails too, because it runs into probabilities that are rounded to 0.',
  uphill:
    'The gradient is right and the run still can’t learn: ten images by heart is the only check that takes a step.',
  'lost-digit':
    'Nothing in the network is wrong, and it would train without complaint. Only counting the labels shows that a digit is missing.',
  undivided:
    'Four checks fail at once. When that happens, look at the earliest thing first: what goes into the network.',
  'no-gate':
    'Look at the second check: it still learns its ten images by heart. A wrong gradient often goes downhill too, so only the gradient check finds it.',
  sorted:
    'The first batch holds a single digit. It even makes ten images easy to learn, because all ten have the same answer.',
};
