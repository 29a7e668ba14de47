// Hands the kernels of a WebAssembly module out under the signature of ./kernels.ts: an array becomes its address.

import type { Kernels } from './kernels.ts';
import { twins } from './twins/index.ts';

type Export = (...numbers: number[]) => number;
type Kernel = (...given: unknown[]) => void;

/** Every array that is passed must lie in the memory that the module was given. */
export function bindKernels(wasm: Record<string, Export>): Kernels {
  const names = Object.keys(twins);
  return Object.fromEntries(names.map((name) => [name, bind(wasm[name])])) as unknown as Kernels;
}

/** Written out: an array of arguments, made at each call, would cost more than the smallest kernels do. */
const bind =
  (kernel: Export): Kernel =>
  (a, b, c, d, e, f, g, h, i, j, k, l) =>
    // prettier-ignore
    void kernel(at(a), at(b), at(c), at(d), at(e), at(f), at(g), at(h), at(i), at(j), at(k), at(l));

/** WebAssembly does not look at those that are left over. */
const at = (given: unknown): number =>
  typeof given === 'object' ? (given as { byteOffset: number }).byteOffset : (given as number);
