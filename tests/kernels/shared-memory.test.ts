// Kernels for threads that share a memory: made from the others, and what the compiler would have made.
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { expect, test } from 'vitest';
import { sharedPages } from '#src/nn/kernels/kernel-context.ts';
import { kernelBytes, usualOptions } from '#src/training/compile-kernels.ts';
import { withSharedMemory } from '#src/training/shared-memory.ts';

const sources = fileURLToPath(new URL('../../src/nn/kernels/assembly/', import.meta.url));

async function compileShared(entry: string, features: string[]): Promise<Uint8Array> {
  let made: Uint8Array | undefined;
  const options = [...features, 'threads'].flatMap((feature) => ['--enable', feature]);
  options.push('--sharedMemory', '--maximumMemory', `${sharedPages}`);
  const { error } = await asc.main(
    [entry, '--baseDir', sources, '--outFile', 'kernels.wasm', ...usualOptions, ...options],
    { writeFile: (_name, contents) => void (made = contents as Uint8Array) },
  );
  expect(error).toBeNull();
  return made!;
}

test.each([
  ['simd-shared', 'index.as.ts', ['simd']],
  ['layers-relaxed-simd-shared', 'layers.as.ts', ['simd', 'relaxed-simd']],
] as const)(
  '%s has the bytes that the compiler makes of %s for a shared memory',
  async (name, entry, features) => {
    const compiled = await compileShared(entry, [...features]);
    expect(Buffer.from(compiled).equals(await kernelBytes(name))).toBe(true);
  },
);

test('a module without a memory of its own kind is refused', () => {
  const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
  expect(() => withSharedMemory(empty, 1)).toThrow('imports one memory');
});
