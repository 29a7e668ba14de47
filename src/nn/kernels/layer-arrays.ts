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
  /** (images, inputSize): the batch, in whole strips. */
  pixels: Uint8Array;
  labels: Uint8Array;
  /** One for all strips of a batch, or one for each. */
  lanes: Stage[][];
  /** Array by array, and all side by side. */
  learned: Learned[];
  all: AllLearned;
  running: Workbench['running'];
  /** (16, classes), as the kernels of a loss take them. */
  logits: Float32Array;
  probabilities: Float32Array;
  dLogits?: Float32Array;
}

/** `images` fill whole strips, one more than a batch. Throws ShapeError that names a layer which no stage can run. */
export function placeLayers(
  arena: Arena,
  machine: LayerMachine,
  network: Network<Layer>,
  images: number,
  rule: Rule,
): LayerArrays {
  const batchStrips = images / stripWidth - 1;
  const bench = openWorkbench(arena, machine, rule, batchStrips);
  const lanes = [stagesOf(network, bench.openLane())];
  if (lanes[0].some(({ whole }) => whole)) {
    while (lanes.length < batchStrips) lanes.push(stagesOf(network, bench.openLane()));
  }
  const { sizes } = network;
  const rows = () => arena.floats(stripsLength(stripWidth, sizes.at(-1)!));
  const { learned, running } = bench;
  return {
    pixels: arena.bytes(images * sizes[0]),
    labels: arena.bytes(images),
    lanes,
    learned,
    all: bench.finish(),
    running,
    logits: rows(),
    probabilities: rows(),
    dLogits: rule === 'none' ? undefined : rows(),
  };
}
