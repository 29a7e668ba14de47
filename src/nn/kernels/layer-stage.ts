// What the layer engine is made of: signals of one strip of 16 images, parameters, and stages that lead from one signal to the next.
//
// Every kind of layer is a stage in ./stages: it asks the workshop for what it keeps in kernel memory, and runs
// forward and back over one strip. One lane of stages serves all strips, one after the other. Only where a layer must
// see a batch whole does each strip of the batch keep its signals, in a lane of its own.

import type { ChannelStatistics } from '../layers/batch-normalisation.ts';
import type { Random } from '../random.ts';
import type { Arena } from './arena-allocator.ts';
import { stripsLength, stripWidth } from './column-strips.ts';
import type { Rule } from './engine-arrays.ts';
import type { Kernels } from './kernels.ts';
import type { LayerKernels } from './layer-kernels.ts';
import type { LayerMachine } from './layer-machine.ts';

/** What one layer hands to the next: (size, 16 images). */
export interface Signal {
  /** Numbers of one image. */
  size: number;
  values: Float32Array;
  /** Of `values`. None for the pixels, which are given, and none where nothing learns. */
  gradients?: Float32Array;
  /** Of one image that is read by itself, side by side, in whole rows of 16; the same for all lanes. */
  single: Float32Array;
  /** Residual sums that this signal went into as well: their gradients are its own too. */
  sums: Signal[];
}

/** An array of a layer that learns, a matrix in strips. */
export interface Learned {
  /** Where its layer stands in the network, and what the array is called there. */
  layer: number;
  name: string;
  rows: number;
  columns: number;
  /** The layer has it as (columns, rows), the kernels as (rows, columns). */
  isTurned: boolean;
  /** Set when all stages are made: the parameters of a network lie side by side. */
  values: Float32Array;
  gradients: Float32Array;
}

/** What a strip is taken forward for. */
export interface Pass {
  /** Which strip of the batch it is that is learned from; undefined where images are only read. */
  batchStrip?: number;
}

export interface Stage {
  inputs: Signal;
  outputs: Signal;
  forward(pass: Pass): void;
  /** The same for one image that is only read, from `single` to `single`; without it that image takes the strip's way. */
  forwardOne?(): void;
  /** From the gradient of `outputs`: adds to the gradients of its parameters, and fills the gradient of `inputs` if it has one. */
  backward(batchStrip: number): void;
  /** Draws what chance decides for the first `count` images of a batch. Throws RangeError without `random`. */
  draw?(count: number, random: Random | undefined): void;
  /** What takes the place of both ways while it learns, for a layer that must see the batch whole. */
  whole?: WholeBatch;
  /** Follows parameters that have changed. */
  refresh?(): void;
}

/** Both ways of one layer through all strips of a batch of `count` images, and what a batch leaves behind. */
export interface WholeBatch {
  /** Throws RangeError for a batch too small to learn from; nothing has changed then. */
  check(count: number): void;
  forward(count: number): void;
  backward(count: number): void;
  /** After a step that counts. */
  keep(): void;
}

/** What a stage is made with. */
export interface Workshop {
  kernels: Kernels;
  layerKernels: LayerKernels;
  learns: boolean;
  /** Strips of a batch, at most. */
  batchStrips: number;
  /** A signal of `size` numbers, with room for `lead` numbers in front of it. */
  signal(size: number, lead?: number): Signal;
  /** Room for (size, 16 images). */
  rows(size: number): Float32Array;
  /** What `make` makes, once for all lanes: it asks the workshop for nothing. What comes after this is shared too. */
  share<T>(make: () => T): T;
  /** Room for a matrix in strips; zeros. */
  matrix(rows: number, columns: number): Float32Array;
  counts(numbers: readonly number[]): Int32Array;
  /** An array of the layer in hand. */
  learned(name: string, rows: number, columns: number, isTurned?: boolean): Learned;
  /** The running statistics of the layer in hand, which a network keeps beside what it learns. */
  running(channels: number): ChannelStatistics;
}

/** All parameters of a network side by side, and what their optimiser remembers. */
export interface AllLearned {
  values: Float32Array;
  gradients?: Float32Array;
  /** Those of single strips, where a second thread makes them, until they are added. */
  apart: Float32Array[];
  first?: Float32Array;
  second?: Float32Array;
}

export interface Workbench {
  learned: Learned[];
  running: { layer: number; statistics: ChannelStatistics }[];
  /** A new lane: for each layer a workshop of signals of its own. */
  openLane(): Lane;
  /** Gives all parameters their memory, and the gradients of so many strips at most. */
  finish(stripsApart: number): AllLearned;
}

/** A strip's way through all layers: signals of its own, and all else shared with the other lanes. */
export type Lane = (layer: number) => Workshop;

/** Of the gradients of single strips together: of a network so large that there is no room, one thread learns. */
const mostApartBytes = 2 ** 25;

export function openWorkbench(
  arena: Arena,
  { kernels, layerKernels }: LayerMachine,
  rule: Rule,
  batchStrips: number,
): Workbench {
  const learns = rule !== 'none';
  const learned: Learned[] = [];
  const running: Workbench['running'] = [];
  /** In the order in which every lane asks for it. */
  const shared: unknown[] = [];
  const none = new Float32Array();
  const rows = (size: number) => arena.floats(size * stripWidth);
  function stripsOf(size: number, lead = 0): Omit<Signal, 'single'> {
    const behindLead = () => rows(lead + size).subarray(lead * stripWidth);
    const gradients = learns ? behindLead() : undefined;
    return { size, values: behindLead(), gradients, sums: [] };
  }
  function countsOf(numbers: readonly number[]): Int32Array {
    const counts = arena.counts(numbers.length);
    // While sizes are measured there is no memory yet.
    if (counts.length > 0) counts.set(numbers);
    return counts;
  }
  return {
    learned,
    running,
    openLane() {
      let next = 0;
      function share<T>(make: () => T): T {
        if (next === shared.length) shared.push(make());
        return shared[next++] as T;
      }
      const matrix = (count: number, columns: number) =>
        share(() => arena.floats(stripsLength(count, columns)));
      return (layer) => ({
        kernels,
        layerKernels,
        learns,
        batchStrips,
        signal: (size, lead) => ({ ...stripsOf(size, lead), single: matrix(1, size) }),
        rows,
        share,
        matrix,
        counts: (numbers) => share(() => countsOf(numbers)),
        learned: (name, count, columns, isTurned = false) =>
          share(() => {
            const sizes = { rows: count, columns, isTurned };
            const one = { layer, name, ...sizes, values: none, gradients: none };
            learned.push(one);
            return one;
          }),
        running: (channels) =>
          share(() => {
            const [means, variances] = [new Float32Array(channels), new Float32Array(channels)];
            running.push({ layer, statistics: { means, variances } });
            return { means, variances };
          }),
      });
    },
    finish(stripsApart) {
      const lengths = learned.map((one) => stripsLength(one.rows, one.columns));
      const length = lengths.reduce((sum, one) => sum + one, 0);
      const values = arena.floats(length);
      const gradients = learns ? arena.floats(length) : undefined;
      let start = 0;
      learned.forEach((one, k) => {
        one.values = values.subarray(start, start + lengths[k]);
        if (gradients) one.gradients = gradients.subarray(start, start + lengths[k]);
        start += lengths[k];
      });
      const room = Math.floor(mostApartBytes / (4 * length));
      const apart = learns ? Math.min(stripsApart, room) : 0;
      return {
        values,
        gradients,
        apart: Array.from({ length: apart }, () => arena.floats(length)),
        first: learns ? arena.floats(length) : undefined,
        second: rule === 'adam' ? arena.floats(length) : undefined,
      };
    },
  };
}
