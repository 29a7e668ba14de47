// A long work on the page's own thread, piece by piece: between two of them the page draws, and the reader can stop it.

import { createBreath } from '../training/yield-to-messages.ts';

interface Watched {
  /** Of the work that is done, from 0 to 1. */
  onShare?(share: number): void;
  /** Ends the work between two pieces; its reason is thrown. */
  signal?: AbortSignal;
}

/** `work` yields, after each piece, the share that is done. */
export async function inPieces<Result>(
  work: Generator<number, Result, void>,
  { onShare, signal }: Watched = {},
): Promise<Result> {
  const breathe = createBreath();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    onShare?.(value);
    await breathe();
    signal?.throwIfAborted();
  }
}
