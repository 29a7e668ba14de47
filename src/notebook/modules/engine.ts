// The engine as a cell loads it: the kernels' bytes come from the page, for the sandbox has no network.
import {
  createEngine,
  type Engine,
  type EngineOptions,
  type Level,
  plainMachine,
  wasmMachine,
} from '#src/nn/kernels/index.ts';

/** `bytes` are those of the module for `level`; the plain loops have none. Throws ShapeError. */
export async function createEngineOf(
  { level, bytes }: { level: string; bytes: Uint8Array<ArrayBuffer> },
  options: EngineOptions,
): Promise<Engine> {
  if (bytes.length === 0) return createEngine(plainMachine(), options);
  const machine = wasmMachine(level as Level, await WebAssembly.compile(bytes));
  return createEngine(machine, options);
}
