// Four machines for the same arithmetic, the fastest first; detection picks the first that this browser has.
//
// relaxed-simd: four floats at a time, multiply and add in one instruction       simd: the same in two
// scalar: WebAssembly, one float at a time       typescript: the plain loops of ./twins

export const levels = ['relaxed-simd', 'simd', 'scalar', 'typescript'] as const;

export type Level = (typeof levels)[number];

/** The levels that have a WebAssembly module of their own. */
export type WasmLevel = Exclude<Level, 'typescript'>;

// The smallest modules that use one instruction of the kind: i8x16.popcnt, and i8x16.relaxed_swizzle.
const header = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10];
const usesSimd = [10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
const usesRelaxedSimd = [15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15, 253, 128, 2, 11];

const isValid = (code: number[]): boolean =>
  WebAssembly.validate(new Uint8Array([...header, ...code]));

export function isSupported(level: Level): boolean {
  if (level === 'typescript') return true;
  // A page may forbid WebAssembly, and a device may lack it.
  if (typeof WebAssembly === 'undefined') return false;
  if (level === 'relaxed-simd') return isValid(usesRelaxedSimd);
  return level === 'scalar' || isValid(usesSimd);
}

/** The fastest level of this device. */
export const detectLevel = (): Level => levels.find(isSupported)!;
