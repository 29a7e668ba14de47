// What the layer engine is made of: signals of one strip of 16 images, parameters, and stages that lead from one signal to the next.
//
// Every kind of layer is a stage in ./stages: it asks the workshop for what it keeps in kernel memory, and runs
// forward and back over one strip.

import type { Arena } from './arena-allocator.ts';
import { stripsLength, stripWidth } from './column-strips.ts';
import type { Rule } from './engine-arrays.ts';
import type { Kernels } from './kernels.ts';
import type { LayerKernels } from './layer-kernels.ts';

/** What one layer hands to the next: (size, 16 images). */
export interface Signal {
  /** Numbers of one image. */
  size: number;
  values: Float32Array;
  /** Of `values`. None for the pixels, which are given, and none where nothing learns. */
  gradients?: Float32Array;
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

export interface Stage {
  inputs: Signal;
  outputs: Signal;
  /** With `isOne` only the first image of the strip counts: the others' numbers may be left as they are. */
  forward(isOne: boolean): void;
  /** From the gradient of `outputs`: adds to the gradients of its parameters, and fills the gradient of `inputs` if it has one. */
  backward(): void;
  /** Follows parameters that have changed. */
  refresh?(): void;
}

/** What a stage is made with. */
export interface Workshop {
  kernels: Kernels;
  layerKernels: LayerKernels;
  learns: boolean;
  /** A signal of `size` numbers, with room for `lead` numbers in front of it. */
  signal(size: number, lead?: number): Signal;
  /** Room for (size, 16 images). */
  rows(size: number): Float32Array;
  /** Room for a matrix in strips; zeros. */
  matrix(rows: number, columns: number): Float32Array;
  counts(numbers: readonly number[]): Int32Array;
  /** An array of the layer in hand. */
  learned(name: string, rows: number, columns: number, isTurned?: boolean): Learned;
}

/** All parameters of a network side by side, and what their optimiser remembers. */
export interface AllLearned {
  values: Float32Array;
  gradients?: Float32Array;
  first?: Float32Array;
  second?: Float32Array;
}

export interface Workbench extends Omit<Workshop, 'learned'> {
  learned: Learned[];
  /** The workshop for layer `layer`. */
  forLayer(layer: number): Workshop;
  /** Gives all parameters their memory. */
  finish(): AllLearned;
}

export function openWorkbench(
  arena: Arena,
  kernels: Kernels,
  layerKernels: LayerKernels,
  rule: Rule,
): Workbench {
  const learns = rule !== 'none';
  const learned: Learned[] = [];
  const none = new Float32Array();
  const rows = (size: number) => arena.floats(size * stripWidth);
  const bench = {
    kernels,
    layerKernels,
    learns,
    rows,
    signal(size: number, lead = 0): Signal {
      const behindLead = () => rows(lead + size).subarray(lead * stripWidth);
      const gradients = learns ? behindLead() : undefined;
      return { size, values: behindLead(), gradients, sums: [] };
    },
    matrix: (count: number, columns: number) => arena.floats(stripsLength(count, columns)),
    counts(numbers: readonly number[]) {
      const counts = arena.counts(numbers.length);
      // While sizes are measured there is no memory yet.
      if (counts.length > 0) counts.set(numbers);
      return counts;
    },
  };
  return {
    ...bench,
    learned,
    forLayer: (layer) => ({
      ...bench,
      learned(name, count, columns, isTurned = false) {
        const one = { layer, name, rows: count, columns, isTurned, values: none, gradients: none };
        learned.push(one);
        return one;
      },
    }),
    finish() {
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
      return {
        values,
        gradients,
        first: learns ? arena.floats(length) : undefined,
        second: rule === 'adam' ? arena.floats(length) : undefined,
      };
    },
  };
}
