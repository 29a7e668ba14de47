// The same kernels for a memory that threads share: of a module's bytes only those differ that ask for its memory.
//
// They are its section 2: its length, the number of imports, the import's two names, 2 for a memory, and what the memory
// must be. That is 0, 1 for at least one page, and 3, 1, N for a shared one of at most N pages.
const named = (name: string) => [name.length, ...Buffer.from(name)];
const memory = [1, ...named('env'), ...named('memory'), 2];
const section = (limits: number[]) =>
  Buffer.from([2, memory.length + limits.length, ...memory, ...limits]);

/** Seven bits a byte, the lowest first; all bytes but the last have their eighth bit set. */
const inSevens = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...inSevens(Math.floor(value / 128))];

/** @throws Error for a module that asks for anything but one memory of at least one page. */
export function withSharedMemory(module: Uint8Array, mostPages: number): Uint8Array {
  const own = section([0, 1]);
  const place = Buffer.from(module).indexOf(own);
  if (place < 0)
    throw new Error('withSharedMemory: expected a module that imports one memory, env.memory.');
  return Buffer.concat([
    module.subarray(0, place),
    section([3, 1, ...inSevens(mostPages)]),
    module.subarray(place + own.length),
  ]);
}
