// What layer sizes alone decide: how many parameters a network has, and how many a smaller one saves.
import { countParameters } from '#src/nn/index.ts';

/** A digit reader's sizes: 784 pixels, any hidden layers, ten digits. */
export const digitNetwork = (hidden: readonly number[]): number[] => [784, ...hidden, 10];

/** Share of all parameters saved on the way from one network to a smaller one. */
export function shrinkingSaves(before: readonly number[], after: readonly number[]): number {
  return 1 - countParameters([...after]) / countParameters([...before]);
}

/** Share of all parameters saved when every one of `depth` hidden layers shrinks from `wide` to `narrow`. */
export function halvingSaves(wide: number, narrow: number, depth: number): number {
  const network = (width: number) => digitNetwork(Array<number>(depth).fill(width));
  return shrinkingSaves(network(wide), network(narrow));
}

/** The depths the book looks at when it halves 512 neurons to 256. */
export const halvingDepths = Array.from({ length: 20 }, (_, index) => index + 1);
