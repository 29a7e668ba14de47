// One trial on two machines: the same arrays, the same start from one seed, the same call.
import { createRandom, type Random } from '#src/nn/index.ts';
import { type Arena, layOut } from '#src/nn/kernels/arena-allocator.ts';
import type { Machine } from '#src/nn/kernels/index.ts';
import { largestDifference } from '../nn/oracle/read.ts';

export type Arrays = Record<string, Float32Array | Uint8Array | Int32Array | Uint32Array>;

/** What a kernel works on, and the call: the same for both twins. */
export interface Trial<A extends Arrays, M extends Machine> {
  place(arena: Arena): A;
  /** Writes the start, from one seed. */
  begin(arrays: A, random: Random): void;
  call(machine: M, arrays: A): void;
}

/** Runs the trial on one machine and gives all arrays as they stand afterwards. */
export function outcome<A extends Arrays, M extends Machine>(
  machine: M,
  { place, begin, call }: Trial<A, M>,
): A {
  const arrays = layOut(machine, place);
  begin(arrays, createRandom(11));
  call(machine, arrays);
  return arrays;
}

/** The largest difference between the twins in any array, relative to numbers above 1. */
export function distanceBetween<A extends Arrays, M extends Machine>(
  machine: M,
  plainTwin: M,
  trial: Trial<A, M>,
  left: string[] = [],
): number {
  const plain = outcome(plainTwin, trial);
  const fast = outcome(machine, trial);
  const compared = Object.keys(plain).filter((name) => !left.includes(name));
  return Math.max(...compared.map((name) => relativeDifference(fast[name]!, plain[name]!)));
}

/** The largest difference, relative to numbers above 1. */
export function relativeDifference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  const scaled = (array: ArrayLike<number>) =>
    Array.from(array, (value, k) => value / Math.max(1, Math.abs(expected[k]!)));
  return largestDifference(scaled(found), scaled(expected));
}

export const normal = (array: Float32Array, random: Random) => {
  for (let k = 0; k < array.length; k++) array[k] = random.normal();
};
