// Everything the engine keeps in kernel memory, for one network and batches up to one size.

import type { Arena } from './arena-allocator.ts';
import { type Lists, listCapacity } from './kernels.ts';
import { stripCount, stripsLength, stripWidth } from './column-strips.ts';

export type Rule = 'none' | 'sgd' | 'momentum' | 'adam';

/** Those that the engine of dense networks has besides. */
export type DenseRule = Rule | 'nesterov' | 'rmsprop';

/** Parameters in strips, and what their optimiser remembers of each: nothing for SGD, velocities, or means and squares. */
export interface Parameters {
  values: Float32Array;
  /** Floats of one strip of `values`. */
  perStrip: number;
  gradients?: Float32Array;
  first?: Float32Array;
  second?: Float32Array;
}

export interface EngineLayer {
  inputSize: number;
  outputSize: number;
  strips: number;
  /** (inputSize, outputSize) */
  weights: Parameters;
  /** (1, outputSize) */
  biases: Parameters;
  /** (outputSize, inputSize): errors go back through it. The first layer sends none back. */
  turnedWeights?: Float32Array;
  /** (capacity, outputSize): logits in the last layer. */
  activations: Float32Array;
  /** (capacity, outputSize) */
  gradients?: Float32Array;
  /** (capacity, outputSize): what dropout multiplies the activations by, in hidden layers. */
  mask?: Float32Array;
}

export interface EngineArrays {
  /** (capacity, inputSize) and (capacity): the batch. */
  pixels: Uint8Array;
  labels: Uint8Array;
  /** (capacity, classCount): what each image should be answered, where that is more than its label. */
  targets?: Float32Array;
  lists: Lists;
  /** By pixel, of the whole batch; one for each thread, which makes its own. */
  turned: Lists[];
  layers: EngineLayer[];
  /** (capacity, classCount) */
  probabilities: Float32Array;
  /** (1): steps since the network was loaded, which Adam asks for; kept here so that all threads see one number. */
  steps: Uint32Array;
}

export interface ArraysWanted {
  sizes: readonly number[];
  capacity: number;
  rule: DenseRule;
  dropout: boolean;
  softTargets: boolean;
  threads: number;
}

export function placeArrays(arena: Arena, wanted: ArraysWanted): EngineArrays {
  const { sizes, capacity, rule, threads } = wanted;
  const inputSize = sizes[0];
  const learns = rule !== 'none';
  return {
    // Pixels are read sixteen at a time, past the last one too.
    pixels: arena.bytes(capacity * inputSize + 16),
    labels: arena.bytes(capacity),
    targets: wanted.softTargets ? arena.floats(stripsLength(capacity, sizes.at(-1)!)) : undefined,
    lists: placeLists(arena, capacity, inputSize),
    turned: learns
      ? Array.from({ length: threads }, () => placeLists(arena, inputSize, capacity))
      : [],
    layers: sizes.slice(1).map((_, l) => placeLayer(arena, wanted, l)),
    probabilities: arena.floats(stripsLength(capacity, sizes.at(-1)!)),
    steps: arena.words(1),
  };
}

function placeLists(arena: Arena, listCount: number, entries: number): Lists {
  const capacity = listCapacity(entries);
  return {
    entries: arena.pairs(listCount * capacity),
    counts: arena.counts(listCount),
    capacity,
  };
}

function placeLayer(
  arena: Arena,
  { sizes, capacity, rule, dropout }: ArraysWanted,
  l: number,
): EngineLayer {
  const [inputSize, outputSize] = [sizes[l], sizes[l + 1]];
  const learns = rule !== 'none';
  const isHidden = l < sizes.length - 2;
  const rows = () => arena.floats(stripsLength(capacity, outputSize));
  return {
    inputSize,
    outputSize,
    strips: stripCount(outputSize),
    weights: placeParameters(arena, inputSize, outputSize, rule),
    biases: placeParameters(arena, 1, outputSize, rule),
    turnedWeights: learns && l > 0 ? arena.floats(stripsLength(outputSize, inputSize)) : undefined,
    activations: rows(),
    gradients: learns ? rows() : undefined,
    mask: dropout && isHidden ? rows() : undefined,
  };
}

function placeParameters(arena: Arena, rows: number, columns: number, rule: DenseRule): Parameters {
  const array = () => arena.floats(stripsLength(rows, columns));
  const hasFirst = rule === 'momentum' || rule === 'nesterov' || rule === 'adam';
  const hasSecond = rule === 'rmsprop' || rule === 'adam';
  return {
    values: array(),
    perStrip: rows * stripWidth,
    gradients: hasFirst || hasSecond ? array() : undefined,
    first: hasFirst ? array() : undefined,
    second: hasSecond ? array() : undefined,
  };
}
