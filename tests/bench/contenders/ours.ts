// The book's own network at each of its levels: the engine of src/nn/kernels, forced to one level.
import type { Contender, Entrant } from '../contender.ts';
import {
  createEngine,
  isSupported,
  type Level,
  type Machine,
  plainMachine,
  wasmMachine,
} from '../../../src/nn/kernels/index.ts';
import { checkoutAddress } from '../browser/peer.ts';
import { timeToAccuracyOn } from './ours-accuracy.ts';
import { contenderWith } from './ours-engine.ts';
import { twoThreads } from './ours-two-threads.ts';

const titles: Record<Level, string> = {
  'relaxed-simd': 'ours, relaxed SIMD',
  simd: 'ours, SIMD',
  scalar: 'ours, scalar WASM',
  typescript: 'ours, TypeScript',
};

export const ours: Entrant[] = [
  ...(Object.entries(titles) as [Level, string][]).map(([level, name]) => ({
    name,
    ours: true,
    create: async () => contenderOn(await machineFor(level)),
  })),
  { name: 'ours, 2 threads', ours: true, create: twoThreads },
];

/** A new machine at each call: an engine takes all of one. */
export async function machineFor(level: Level): Promise<() => Machine> {
  if (!isSupported(level)) throw new Error('this browser has no such instructions');
  if (level === 'typescript') return plainMachine;
  const response = await fetch(checkoutAddress(`.cache/kernels/${level}.wasm`));
  const module = await WebAssembly.compile(await response.arrayBuffer());
  return () => wasmMachine(level, module);
}

function contenderOn(newMachine: () => Machine): Contender {
  const contender = contenderWith(
    (options) => createEngine(newMachine(), options),
    (engine, count, learningRate) => engine.learn(count, { learningRate }),
  );
  const isQuick = newMachine().level.endsWith('simd');
  const timeToAccuracy = (goal: number, seed: number) => timeToAccuracyOn(newMachine, goal, seed);
  return isQuick ? { ...contender, timeToAccuracy } : contender;
}
