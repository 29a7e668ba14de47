// How the ladder's pictures may be disturbed, and what two networks answer to one of them.
import { type Answer, answerIn } from '#src/formulas/answer.ts';
import { type Disturbance, disturb } from '#src/formulas/disturbed.ts';
import { toInputs } from '#src/mnist/image-set.ts';
import { forward, type Network } from '#src/nn/index.ts';

export const kinds = ['noise', 'shift', 'turn'] as const satisfies readonly Disturbance[];

/** What the networks of one rung read: shares of right answers, one for each seed. */
export interface RungShares {
  name: string;
  tests: readonly number[];
  disturbed: Record<Disturbance, readonly number[]>;
}

/** How far each goes in this figure, and what it is called. */
export const steps: Record<Disturbance, { amount: number; choice: string; words: string }> = {
  // given 3: How many pixels the digit is moved to the right.
  shift: { amount: 3, choice: 'Move', words: 'moved by 3 pixels' },
  // given 30: How many degrees the digit is turned.
  turn: { amount: 30, choice: 'Turn', words: 'turned by 30°' },
  // given 0.2: The standard deviation of the noise, as a share of full ink.
  noise: { amount: 0.2, choice: 'Add noise', words: 'noise of 0.2' },
};

export const pairNames = ['book', 'best'] as const;
export type Pair<Part> = Record<(typeof pairNames)[number], Part>;

export interface BothAnswers {
  asItIs: Pair<Answer>;
  disturbed: Pair<Answer>;
}

export const disturbedPixels = (pixels: Uint8Array, kind: Disturbance): Uint8Array =>
  disturb(pixels, kind, steps[kind].amount);

export function readBoth(pair: Pair<Network>, pixels: Uint8Array, kind: Disturbance): BothAnswers {
  const read = (shown: Uint8Array): Pair<Answer> => {
    const answer = (network: Network) => answerIn(forward(network, toInputs(shown), 1));
    return { book: answer(pair.book), best: answer(pair.best) };
  };
  return { asItIs: read(pixels), disturbed: read(disturbedPixels(pixels, kind)) };
}
