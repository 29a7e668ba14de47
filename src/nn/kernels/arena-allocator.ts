// Places arrays one after the other in one memory, each on a cache line of its own.

import type { Machine } from './kernel-context.ts';
import type { Pairs } from './kernels.ts';

export interface Arena {
  floats(length: number): Float32Array;
  bytes(length: number): Uint8Array;
  words(length: number): Uint32Array;
  counts(length: number): Int32Array;
  /** The same memory twice: `length` pairs of a whole number and a float. */
  pairs(length: number): Pairs;
}

const lineBytes = 64;

/** Calls `place` twice: once to see how much it needs, then with the memory of `machine`. Both calls must ask for the same. */
export function layOut<T>({ firstByte, reserve }: Machine, place: (arena: Arena) => T): T {
  const measured = arenaOf(new ArrayBuffer(0), firstByte);
  place(measured.arena);
  // Kernels read whole registers, so the last array must not end at the memory's end.
  const { arena } = arenaOf(reserve(measured.end() + lineBytes), firstByte);
  return place(arena);
}

function arenaOf(buffer: ArrayBufferLike, firstByte: number): { arena: Arena; end(): number } {
  let next = firstByte;
  /** Without a buffer it only counts. */
  function take(bytes: number): number {
    const start = Math.ceil(next / lineBytes) * lineBytes;
    next = start + bytes;
    return start;
  }
  const isReal = buffer.byteLength > 0;
  const none = new ArrayBuffer(0);
  const on = (bytes: number): [ArrayBufferLike, number] => {
    const start = take(bytes);
    return isReal ? [buffer, start] : [none, 0];
  };
  const fit = (length: number) => (isReal ? length : 0);
  const arena: Arena = {
    floats: (length) => new Float32Array(...on(4 * length), fit(length)),
    bytes: (length) => new Uint8Array(...on(length), fit(length)),
    words: (length) => new Uint32Array(...on(4 * length), fit(length)),
    counts: (length) => new Int32Array(...on(4 * length), fit(length)),
    pairs(length) {
      const [memory, start] = on(8 * length);
      const rows = new Uint32Array(memory, start, fit(2 * length));
      const values = new Float32Array(memory, start, fit(2 * length));
      return { rows, values, byteOffset: start };
    },
  };
  return { arena, end: () => next };
}
