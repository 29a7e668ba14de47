// The first moments: a module that was never compiled before, its first call, and what a call costs once all is warm.
//
// This must be the first thing that its worker does; after any other, the plain loops are no longer cold.
import { toInputs } from '#src/mnist/image-set.ts';
import { forward } from '#src/nn/index.ts';
import { createEngine, type Level, plainMachine, wasmMachine } from '#src/nn/kernels/index.ts';
import type { Start } from '../messages.ts';
import type { Resources } from '../worker-resources.ts';
import { measure } from '../stopwatch.ts';

export async function startCold(resources: Resources, pixels: Uint8Array): Promise<void> {
  const { now } = resources;
  const network = await resources.network();
  const { level } = await resources.bestMachine();
  const bytes = level === 'typescript' ? undefined : neverSeen(await resources.bytes(level));
  resources.report({ kind: 'doing', what: 'the plain loops', done: 0, of: 2 });
  const plain = await timeStart(() => () => void forward(network, toInputs(pixels), 1), now);
  resources.report({ kind: 'doing', what: 'the compiled kernels', done: 1, of: 2 });
  let compile = 0;
  const compiled = await timeStart(() => {
    const start = now();
    const machine = bytes ? machineOf(bytes, level) : plainMachine();
    compile = now() - start;
    const engine = createEngine(machine, { sizes: network.sizes });
    engine.load(network);
    const probabilities = new Float32Array(network.sizes.at(-1)!);
    return () => engine.infer(pixels, probabilities, 1);
  }, now);
  resources.report({
    kind: 'cold',
    level,
    tick: tickOf(now),
    plain,
    compiled: { ...compiled, compile, setUp: Math.max(0, compiled.setUp - compile) },
  });
}

const machineOf = (bytes: Uint8Array<ArrayBuffer>, level: Level) =>
  wasmMachine(level, new WebAssembly.Module(bytes));

async function timeStart(setUp: () => () => void, now: () => number): Promise<Start> {
  const start = now();
  const call = setUp();
  const ready = now();
  call();
  const once = now();
  call();
  const twice = now();
  const { median } = await measure(
    (times) => {
      for (let time = 0; time < times; time++) call();
    },
    { now },
  );
  return {
    compile: 0,
    setUp: ready - start,
    first: once - ready,
    second: twice - once,
    warm: median,
  };
}

/**
 * The module with a section of its own that nobody reads. A browser remembers what it has compiled by its bytes;
 * these it has never met.
 */
function neverSeen(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const mark = crypto.getRandomValues(new Uint8Array(8));
  // A custom section: kind 0, its length, the length of its name, the name.
  return Uint8Array.from([
    ...bytes,
    0,
    mark.length + 1,
    mark.length,
    ...mark.map((byte) => 97 + (byte % 26)),
  ]);
}

/** The smallest step of the clock, in milliseconds. */
function tickOf(now: () => number): number {
  let smallest = Infinity;
  for (let step = 0; step < 20; step++) {
    const start = now();
    let end = start;
    while (end === start) end = now();
    smallest = Math.min(smallest, end - start);
  }
  return smallest;
}
