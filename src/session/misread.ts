// Whether the network doubts what it reads, and the words for a digit that it reads as another than its writer meant.
import type { Reading } from '#src/formulas/reading.ts';
import { articleFor, formatProbability } from '#src/numbers/format.ts';
import type { Digit } from './digit.ts';

/** Of the test images, 4 in 100 are read with less, and among them are three in four of those that are misread. */
export const doubtBelow = 0.9;

type Read = Pick<Reading, 'probabilities' | 'prediction'>;

export const isDoubtful = ({ probabilities, prediction }: Read): boolean =>
  probabilities[prediction]! < doubtBelow;

/** Two decimals, unless they would say 0 or 1. */
const brief = (probability: number) =>
  probability < 0.005 || probability > 0.995
    ? formatProbability(probability)
    : probability.toFixed(2);

/** What a sentence says before and after the answer: "You drew a 0; the network reads an [8] (0.57 against 0.39)." */
export function wordsAround(
  { probabilities, prediction }: Read,
  digit: Pick<Digit, 'source' | 'label'> | undefined,
): [before: string, after: string] {
  const { source, label } = digit ?? {};
  const [answer, top] = [articleFor(prediction), probabilities[prediction]!];
  if (label === undefined || label === prediction)
    return [`The network reads ${answer} `, ` with probability ${formatProbability(top)}.`];
  const who = source === 'drawn' ? 'You drew' : 'Its writer meant';
  return [
    `${who} ${articleFor(label)} ${label}; the network reads ${answer} `,
    ` (${brief(top)} against ${brief(probabilities[label]!)}).`,
  ];
}
