// Both sides of the rope: the answer before the reader came, the one now, and what each pixel would do to it.
import { duelFor, runnerUp, type Tool } from '#src/formulas/persuasion.ts';
import { pullOfPixels } from '#src/formulas/pixel-pulls.ts';
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

/** The picture before, and as it is now; the tool; the digit that is wanted. */
export type WeighKey = readonly [Uint8Array, Uint8Array, Tool, number | undefined];

/** `chosen` is undefined until the reader names a digit: then the runner-up is wanted. */
export function weigh(network: Network, [base, now, tool, chosen]: WeighKey): Weighed {
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
