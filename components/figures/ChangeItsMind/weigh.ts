// What hangs on the picture as it is now: the answer, what each pixel would do to it, and what the reader has changed.
import { outline } from '#components/pictures/Picture/outline.ts';
import { duelFor, runnerUp, type Tool, turnedNeurons } from '#src/formulas/persuasion.ts';
import { pullOfPixels } from '#src/formulas/pixel-pulls.ts';
import { readDigit, type Reading } from '#src/formulas/reading.ts';
import type { Network } from '#src/nn/index.ts';

/** What the figure shows of a reading. */
export type Answer = Pick<Reading, 'logits' | 'probabilities' | 'prediction'>;

export interface Weighed {
  after: Answer;
  wanted: number;
  /** (784): what the tool would do to the wanted digit's lead, pixel by pixel. */
  pulls: number[];
  /** Around the pixels that differ from the picture before. */
  marks: string;
  /** So many neurons of the picture before. */
  woken: number;
  silenced: number;
}

/** The picture before, and as it is now; the tool; the digit that is wanted. */
export type WeighKey = readonly [Uint8Array, Uint8Array, Tool, number | undefined];

/** `chosen` is undefined until the reader names a digit: then the runner-up is wanted. */
export function weigh(network: Network, [base, now, tool, chosen]: WeighKey): Weighed {
  const before = readDigit(network, base);
  const after = base === now ? before : readDigit(network, now);
  const wanted = chosen ?? runnerUp(before.logits);
  const pulls = pullOfPixels(network, after, tool, duelFor(wanted, after));
  const { woken, silenced } = turnedNeurons(activeIn(before), activeIn(after));
  return {
    after: shorten(after),
    wanted,
    pulls,
    marks: outline(Array.from(now, (ink, pixel) => ink !== base[pixel])),
    woken: woken.length,
    silenced: silenced.length,
  };
}

/** The hidden neurons that are active, places from 0. */
const activeIn = ({ preActivations }: Reading): number[] =>
  [...preActivations.keys()].filter((neuron) => preActivations[neuron]! > 0);

const shorten = ({ logits, probabilities, prediction }: Reading): Answer => ({
  logits,
  probabilities,
  prediction,
});
