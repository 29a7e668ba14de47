// What a hidden neuron does on the test images, in words.
import { formatNumber } from '#src/numbers/format.ts';

export interface Responses {
  /** Nine test images, the one with the largest activation first. */
  top: number[];
  /** By digit: share of its images for which the activation is above 0. */
  active: number[];
  /** By digit: how surely the activation tells it from all others. */
  auc: number[];
}

export const bestDigit = ({ auc }: Responses) => auc.indexOf(Math.max(...auc));

/** The digits for which it fires on at least half of their images. */
export const digitsCalling = ({ active }: Responses) =>
  active.flatMap((share, digit) => (share >= 0.5 ? [digit] : []));

const list = (words: readonly (string | number)[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

export function sentenceOn(unit: number, responses: Responses): string {
  const best = bestDigit(responses);
  const digits = digitsCalling(responses);
  const fires =
    digits.length === 0
      ? 'fires on half the images of no digit'
      : `fires on at least half the images of ${list(digits)}`;
  return `Neuron ${unit + 1} ${fires}. It tells ${best} from the rest better than any other digit: with an AUC of ${formatNumber(responses.auc[best], 'fixed-2')}.`;
}
