// The written rule that the training images would choose: every setting of both sliders is tried on all of their 0s and 1s.
import { featuresOfDigits } from '#src/formulas/two-features.ts';
import type { ImageSet } from '#src/mnist/image-set.ts';
import {
  countRight,
  type Digits,
  digitCount,
  type Rule,
  sliders,
  units,
} from '../formulas/written-rule.ts';

const byte = (value: number, unit: number) => Math.min(255, Math.floor(value / unit));

/** The two features of every 0 and 1 of `images`, in their order. */
export function digitsOf(images: ImageSet): Digits {
  const known = featuresOfDigits(images, [0, 1]).toSorted((a, b) => a.label - b.label);
  return {
    pairs: Uint8Array.from(
      known.flatMap(({ ink, centre }) => [byte(ink, units.ink), byte(centre, units.centre)]),
    ),
    zeros: known.filter(({ label }) => label === 0).length,
  };
}

/** Right answers of one rule, both digits together. */
export const rightOf = (digits: Digits, rule: Rule) => {
  const [zeros, ones] = countRight(digits, rule);
  return zeros + ones;
};

/** The setting with the most right answers; of equally good ones the first. */
export function bestRule(digits: Digits): Rule & { right: number; count: number } {
  let best = { inkBelow: 0, centreFrom: 0, right: -1 };
  for (let inkBelow = 0; inkBelow <= sliders.inkBelow.max; inkBelow += sliders.inkBelow.step) {
    for (let step = 0; step * sliders.centreFrom.step <= sliders.centreFrom.max; step++) {
      const centreFrom = step * sliders.centreFrom.step;
      const right = rightOf(digits, { inkBelow, centreFrom });
      if (right > best.right) best = { inkBelow, centreFrom, right };
    }
  }
  return { ...best, count: digitCount(digits) };
}

/** What the prose says of the best rule. */
export function writtenRuleFacts(train: ImageSet, test: ImageSet) {
  const [examples, asked] = [digitsOf(train), digitsOf(test)];
  const best = bestRule(examples);
  return {
    'zeros-and-ones': digitCount(asked),
    'settings-of-the-rule':
      (sliders.inkBelow.max / sliders.inkBelow.step + 1) *
      (sliders.centreFrom.max / sliders.centreFrom.step + 1),
    'best-ink': best.inkBelow,
    'best-centre': best.centreFrom,
    'best-rule-training': best.right / best.count,
    'best-rule-test': rightOf(asked, best) / digitCount(asked),
  };
}
