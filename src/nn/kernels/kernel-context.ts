// A machine is a set of kernels and the memory they work in.

import { bindKernels } from './bind-wasm.ts';
import type { Kernels } from './kernels.ts';
import type { Level } from './levels.ts';
import { twins } from './twins/index.ts';

export interface Machine {
  level: Level;
  kernels: Kernels;
  /** The first byte that is free; below it lies the module's own table. */
  firstByte: number;
  /** Memory of at least `bytes`. Asked once: views on it stay valid from then on. Throws RangeError when there is not so much. */
  reserve(bytes: number): ArrayBufferLike;
  /** Multiplies and adds as fast as this machine can, to see how fast that is; the plain loops have none. */
  peak?: Peak;
}

export interface Peak {
  /** Ten chains of value · factor + addend, beginning at 0 … 9, in every lane; gives the sum of all. */
  run(rounds: number, factor: number, addend: number): number;
  /** Multiplications and additions in one round. */
  operations: number;
}

const peakChains = 10;
const lanesOf = (level: Level): number => (level === 'scalar' ? 1 : 4);

const pageBytes = 65_536;
/** What the modules for shared memory are built for: 256 MiB. */
export const sharedPages = 4096;

/** The plain loops. */
export function plainMachine(): Machine {
  const reserve = (bytes: number) => new ArrayBuffer(bytes);
  return { level: 'typescript', kernels: twins, firstByte: 0, reserve };
}

/**
 * The kernels of `module`, built for `level`. `memory` is that of another thread when both are to work on one network;
 * a module for shared memory takes no other kind.
 */
export function wasmMachine(
  level: Level,
  module: WebAssembly.Module,
  memory = new WebAssembly.Memory({ initial: 1 }),
): Machine {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const wasm = exports as Record<string, (...numbers: number[]) => number>;
  return {
    level,
    kernels: bindKernels(wasm),
    peak: { run: wasm.peak, operations: 2 * peakChains * lanesOf(level) },
    firstByte: wasm.firstFreeByte(),
    reserve(bytes) {
      const missing = Math.ceil(bytes / pageBytes) - memory.buffer.byteLength / pageBytes;
      if (missing > 0) memory.grow(missing);
      return memory.buffer;
    },
  };
}
