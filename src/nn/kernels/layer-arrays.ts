// Everything the layer engine keeps in kernel memory: a batch of pixels, one strip of all signals, and the parameters.

import type { Layer } from '../layers/layer.ts';
import type { Network } from '../network.ts';
import type { Arena } from './arena-allocator.ts';
import { stripsLength, stripWidth } from './column-strips.ts';
import type { Rule } from './engine-arrays.ts';
import type { LayerMachine } from './layer-machine.ts';
import { type AllLearned, type Learned, openWorkbench, type Stage } from './layer-stage.ts';
import { stagesOf } from './layer-stages.ts';

export interface LayerArrays {
  /** (images, inputSize): the batch, in whole strips. */
  pixels: Uint8Array;
  labels: Uint8Array;
  stages: Stage[];
  /** Array by array, and all side by side. */
  learned: Learned[];
  all: AllLearned;
  /** (16, classes), as the kernels of a loss take them. */
  logits: Float32Array;
  probabilities: Float32Array;
  dLogits?: Float32Array;
}

/** `images` fill whole strips. Throws ShapeError that names a layer which no stage can run. */
export function placeLayers(
  arena: Arena,
  { kernels, layerKernels }: LayerMachine,
  network: Network<Layer>,
  images: number,
  rule: Rule,
): LayerArrays {
  const bench = openWorkbench(arena, kernels, layerKernels, rule);
  const stages = stagesOf(network, bench);
  const { sizes } = network;
  const rows = () => arena.floats(stripsLength(stripWidth, sizes.at(-1)!));
  return {
    pixels: arena.bytes(images * sizes[0]),
    labels: arena.bytes(images),
    stages,
    learned: bench.learned,
    all: bench.finish(),
    logits: rows(),
    probabilities: rows(),
    dLogits: bench.learns ? rows() : undefined,
  };
}
