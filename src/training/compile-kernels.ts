// Compiles the AssemblyScript kernels to WebAssembly, once for each level, into .cache/kernels/ (Node only).
//
// Two sets: those of every network, and those of layers, which only networks that are not dense throughout fetch.
// Compiled again when a source, an option or the compiler changes. Of the shared ones each has the same code,
// but a memory that several threads may hold: it is not compiled, but made from the other one.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { sharedPages } from '../nn/kernels/kernel-context.ts';
import type { WasmLevel } from '../nn/kernels/levels.ts';
import { withSharedMemory } from './shared-memory.ts';

const sharedEnd = '-shared';
type SetName = WasmLevel | `${'simd' | 'relaxed-simd'}${typeof sharedEnd}`;
export type ModuleName = SetName | `layers-${SetName}`;

const simd = ['--enable', 'simd'];
const optionsOfLevel: Record<WasmLevel, string[]> = {
  scalar: [],
  simd,
  'relaxed-simd': [...simd, '--enable', 'relaxed-simd'],
};
const levels = Object.keys(optionsOfLevel) as WasmLevel[];

export const usualOptions =
  '-O3 --converge --runtime stub --noAssert --importMemory --initialMemory 1 --noExportMemory'.split(
    ' ',
  );

const setNames: SetName[] = [...levels, 'simd-shared', 'relaxed-simd-shared'];
export const moduleNames: ModuleName[] = [
  ...setNames,
  ...setNames.map((name) => `layers-${name}` as const),
];

const sourceFolder = fileURLToPath(new URL('../nn/kernels/assembly/', import.meta.url));
const cacheFolder = fileURLToPath(new URL('../../.cache/kernels/', import.meta.url));

/** The bytes of one module. Throws Error with the compiler's words when the sources do not compile. */
export async function kernelBytes(name: ModuleName): Promise<Uint8Array<ArrayBuffer>> {
  await compileKernels([name]);
  return new Uint8Array(readFileSync(`${cacheFolder}${name}.wasm`));
}

/** The module of `name`, ready for `wasmMachine`. */
export async function kernelModule(name: ModuleName): Promise<WebAssembly.Module> {
  return new WebAssembly.Module(await kernelBytes(name));
}

/** Brings `.cache/kernels/NAME.wasm` up to date for each name. */
export async function compileKernels(names = moduleNames): Promise<void> {
  const stamp = sourceStamp();
  const old = names.filter((name) => readStamp(name) !== stamp);
  for (const name of old) {
    const wasm = await makeModule(name);
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(`${cacheFolder}${name}.wasm`, wasm);
    writeFileSync(stampFile(name), stamp);
  }
}

const stampFile = (name: ModuleName) => `${cacheFolder}${name}.stamp`;

function readStamp(name: ModuleName): string {
  try {
    return readFileSync(stampFile(name), 'utf8');
  } catch {
    return '';
  }
}

function sourceStamp(): string {
  const hash = createHash('sha256');
  const compiler = createRequire(import.meta.url)('assemblyscript/package.json') as {
    version: string;
  };
  hash.update(JSON.stringify([compiler.version, usualOptions, optionsOfLevel, sharedPages]));
  for (const file of readdirSync(sourceFolder).toSorted()) {
    hash.update(file).update(readFileSync(sourceFolder + file));
  }
  return hash.digest('hex');
}

async function makeModule(name: ModuleName): Promise<Uint8Array> {
  if (name.endsWith(sharedEnd)) {
    const own = await kernelBytes(name.slice(0, -sharedEnd.length) as ModuleName);
    return withSharedMemory(own, sharedPages);
  }
  const entry = name.startsWith('layers-') ? 'layers.as.ts' : 'index.as.ts';
  return compile(entry, optionsOfLevel[name.replace('layers-', '') as WasmLevel]);
}

async function compile(entry: string, options: string[]): Promise<Uint8Array> {
  // Loaded only when something must be compiled: the compiler takes longer to load than all else here.
  const { default: asc } = await import('assemblyscript/asc');
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [entry, '--baseDir', sourceFolder, '--outFile', 'kernels.wasm', ...usualOptions, ...options],
    {
      writeFile(_name, contents) {
        wasm = contents as Uint8Array;
      },
    },
  );
  if (error || !wasm)
    throw new Error(`compileKernels: ${error?.message ?? ''}\n${stderr.toString()}`);
  return wasm;
}
