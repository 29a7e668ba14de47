// Everything the layer engine keeps in kernel memory: a batch of pixels, the signals of its lanes, and the parameters.

import type { Layer } from '../layers/layer.ts';
import type { Network } from '../network.ts';
import type { Arena } from './arena-allocator.ts';
import { stripsLength, stripWidth } from './column-strips.ts';
import type { Rule } from './engine-arrays.ts';
import type { LayerMachine } from './layer-machine.ts';
import {
  type AllLearned,
  type Learned,
  openWorkbench,
  type Stage,
  type Workbench,
} from './layer-stage.ts';
import { stagesOf } from './layer-stages.ts';

export interface LayerArrays {
  batch: {
    /** (images, inputSize), in whole strips. */
    pixels: Uint8Array;
    labels: Uint8Array;
    /** (images, classes), row by row: the answers from before the step. */
    answers: Float32Array;
    /** 1 for each strip whose logits are all finite. */
    areFinite: Int32Array;
  };
  /** Images that are only read: what a caller has written to learn from stays. */
  reading: { pixels: Uint8Array; answers: Float32Array };
  /** One for each thread and all its strips, or one for each strip of a batch. */
  lanes: Stage[][];
  /** Array by array, and all side by side. */
  learned: Learned[];
  all: AllLearned;
  running: Workbench['running'];
  /** For each thread: one strip's (16, classes), as the kernels of a loss take them. */
  desks: { logits: Float32Array; probabilities: Float32Array; dLogits?: Float32Array }[];
  /** How many the optimiser has taken: one number. */
  steps: Uint32Array;
}

/** Images read at once by two threads, in strips. */
const readingStrips = 16;
/** Of a batch, the second thread takes half the strips, but not more. */
const mostApart = 8;

/** Throws ShapeError that names a layer which no stage can run. */
export function placeLayers(
  arena: Arena,
  machine: LayerMachine,
  network: Network<Layer>,
  { batchStrips, rule, threads }: { batchStrips: number; rule: Rule; threads: number },
): LayerArrays {
  const bench = openWorkbench(arena, machine, rule, batchStrips);
  const lanes = [stagesOf(network, bench.openLane())];
  const isWhole = lanes[0].some(({ whole }) => whole);
  const laneCount = Math.max(threads, isWhole ? batchStrips : 1);
  while (lanes.length < laneCount) lanes.push(stagesOf(network, bench.openLane()));
  const { sizes } = network;
  const [inputSize, classCount] = [sizes[0], sizes.at(-1)!];
  const images = batchStrips * stripWidth;
  const read = (threads > 1 ? readingStrips : 1) * stripWidth;
  const rows = () => arena.floats(stripsLength(stripWidth, classCount));
  const { learned, running } = bench;
  return {
    batch: {
      pixels: arena.bytes(images * inputSize),
      labels: arena.bytes(images),
      answers: arena.floats(images * classCount),
      areFinite: arena.counts(batchStrips),
    },
    reading: {
      pixels: arena.bytes(read * inputSize),
      answers: arena.floats(read * classCount),
    },
    lanes,
    learned,
    all: bench.finish(threads > 1 ? Math.min(batchStrips >> 1, mostApart) : 0),
    running,
    desks: Array.from({ length: threads }, () => ({
      logits: rows(),
      probabilities: rows(),
      dLogits: rule === 'none' ? undefined : rows(),
    })),
    steps: arena.words(1),
  };
}
