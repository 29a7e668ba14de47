// Both sides of the rope: the answer before the reader came, the one now, and what each pixel would do to it.
import { type Duel, pullOfPixels, ranked, runnerUp, type Tool } from '#src/formulas/persuasion.ts';
import { readDigit, type Reading } from '#src/formulas/reading.ts';
import type { Network } from '#src/nn/index.ts';

/** What the figure shows of a reading. */
export type Answer = Pick<Reading, 'logits' | 'probabilities' | 'prediction'> & {
  /** The hidden neurons that are active, places from 0. */
  active: number[];
};

export interface Weighed {
  before: Answer;
  after: Answer;
  wanted: number;
  /** (784): what the tool would do to the wanted digit's lead, pixel by pixel. */
  pulls: number[];
}

/** The wanted digit, and the strongest of the others. */
export const duelFor = (wanted: number, { logits }: Pick<Answer, 'logits'>): Duel => ({
  wanted,
  rival: ranked(logits).find((digit) => digit !== wanted)!,
});

/** `chosen` is undefined until the reader names a digit: then the runner-up is wanted. */
export function weigh(
  network: Network,
  [base, now, tool, chosen]: readonly [Uint8Array, Uint8Array, Tool, number | undefined],
): Weighed {
  const before = readDigit(network, base);
  const after = base === now ? before : readDigit(network, now);
  const wanted = chosen ?? runnerUp(before.logits);
  const pulls = pullOfPixels(network, after, tool, duelFor(wanted, after));
  return { before: shorten(before), after: shorten(after), wanted, pulls };
}

const shorten = ({ logits, probabilities, prediction, preActivations }: Reading): Answer => ({
  logits,
  probabilities,
  prediction,
  active: [...preActivations.keys()].filter((neuron) => preActivations[neuron]! > 0),
});
