// What hiding each patch does to the answer, and how good a guess was.
import type { PatchChoice, readWithoutEach } from '#src/formulas/patch-attention.ts';
import { articleFor, formatProbability } from '#src/numbers/format.ts';

export interface Answer {
  probabilities: ArrayLike<number>;
  prediction: number;
}

export interface Outcome {
  whole: Answer;
  /** Without each patch. */
  without: Answer[];
  /** The patch that each way chooses; `harm` is the one whose loss costs the answer most. */
  choices: Record<PatchChoice | 'harm', number>;
}

export function outcomeOf({
  whole,
  without,
  choices,
}: ReturnType<typeof readWithoutEach>): Outcome {
  return { whole, without, choices: { ...choices, harm: ranking({ whole, without })[0] } };
}

/** All patches, the one whose loss costs the answer most of its probability first. */
function ranking({ whole, without }: Pick<Outcome, 'whole' | 'without'>): number[] {
  const left = without.map(({ probabilities }) => probabilities[whole.prediction]);
  return [...left.keys()].toSorted((a, b) => left[a] - left[b]);
}

/** `place` in the ranking, from 0. */
function rankWords(place: number): string {
  if (place === 0) return 'You found it: no other patch matters more.';
  if (place === 1) return 'Close: 1 patch matters more.';
  return `${place} patches matter more.`;
}

export function verdictOn(patch: number, outcome: Pick<Outcome, 'whole' | 'without'>): string {
  const { whole, without } = outcome;
  const { prediction } = whole;
  const answer = without[patch];
  const [before, after] = [whole, answer].map(({ probabilities }) =>
    formatProbability(probabilities[prediction]),
  );
  const now =
    answer.prediction === prediction
      ? `The network still reads ${articleFor(prediction)} ${prediction}`
      : `Now the network reads ${articleFor(answer.prediction)} ${answer.prediction}`;
  const place = ranking(outcome).indexOf(patch);
  return `${now}: the probability of ${prediction} went from ${before} to ${after}. ${rankWords(place)}`;
}
