// What the page and the measuring worker say to each other. Both check what arrives (./check.ts).
//
// The page sends one order at a time; the worker answers with reports, of which `done` or `failed` is the last.
// To stop, the page ends the worker: a loop that is being timed listens to nobody.
import type { Level } from '#src/nn/kernels/levels.ts';
import type { RungName } from './implementations/implementation.ts';

/** Where things lie: absolute addresses, since a worker has no page to start from. */
export interface Places {
  /** The site's root. */
  root: string;
  weights: string;
  modules: { scalar: string; simd: string; 'relaxed-simd': string };
}

export type Task =
  | { kind: 'classify' }
  | { kind: 'rungs'; rungs: RungName[] }
  | { kind: 'batches' }
  | { kind: 'arithmetic' }
  /** `pixels` (784): the one image to read. */
  | { kind: 'cold'; pixels: Uint8Array };

export type Order =
  | { kind: 'measure'; task: Task; places: Places }
  /** From the worker to its partner: answers come over the port. */
  | { kind: 'partner'; places: Places; port: MessagePort };

/** Ways to read a batch. */
export const ways = ['one', 'two', 'gpu'] as const;
export type Way = (typeof ways)[number];

export type Report =
  /** `share` of the images' file that has come, 0..1. */
  | { kind: 'fetching'; share: number }
  /** Of `of` pieces of work, `done` are behind us; `what` is the next. */
  | { kind: 'doing'; what: string; done: number; of: number }
  /** The kernels of one level could not be had, and why; a slower level does the work. */
  | { kind: 'fallback'; level: Level; why: string }
  | { kind: 'classified'; level: Level; samples: number[]; median: number; right: number }
  | {
      kind: 'rung';
      name: RungName;
      milliseconds: number;
      loops: number;
      right: number;
      same: number;
    }
  | { kind: 'missing'; name: RungName; why: string }
  | { kind: 'batch'; way: Way; batchSize: number; microseconds: number }
  /** Operations a second: what the network does when zeros are counted too, and the most this device does. */
  | { kind: 'arithmetic'; level: Level; imagesPerSecond: number; peak: number }
  | { kind: 'cold'; level: Level; tick: number; compiled: Start; plain: Start }
  | { kind: 'done' }
  | { kind: 'failed'; why: string };

/** The first moments of one way to read one image, in milliseconds; `warm` is the median of many calls. */
export interface Start {
  compile: number;
  setUp: number;
  first: number;
  second: number;
  warm: number;
}
