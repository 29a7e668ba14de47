// The book's own network at each of its levels. PLUG IN HERE: this one file stands between src/nn/kernels and the bench.
//
// `create` gives a Contender (see ../contender.ts), or throws the sentence why this level cannot run here.
// Each level lives in a worker of its own, so a level may be chosen globally inside `create` or `load`.
import type { Contender, Entrant } from '../contender.ts';

export const levels = [
  'relaxed SIMD',
  'SIMD',
  'scalar WASM',
  'TypeScript',
  '2 threads',
  'WebGPU',
] as const;
export type Level = (typeof levels)[number];

export const ours: Entrant[] = levels.map((level) => ({
  name: `ours, ${level}`,
  ours: true,
  create: () => createLevel(level),
}));

function createLevel(_level: Level): Contender {
  throw new Error('not there yet');
}
