// Everything the picture engine keeps in kernel memory: signals in strips of 16 images, one view for each strip.

import type { Arena } from './arena-allocator.ts';
import { stripsLength, stripWidth } from './column-strips.ts';
import type { Parameters, Rule } from './engine-arrays.ts';
import { shapeNames } from './layer-kernels.ts';
import type { Stage } from './layer-stages.ts';

/** A matrix (size, images): whole, and each strip of 16 images by itself. */
export interface Signal {
  whole: Float32Array;
  strips: Float32Array[];
}

export interface StageArrays {
  shape: Int32Array;
  /** (channels · kernelSize², outputs) */
  weights: Parameters;
  /** (1, outputs) */
  biases: Parameters;
  /** What stands before a pooling, where it learns: without learning, the largest are kept at once. */
  convolved?: Signal;
  outputs: Signal;
  /** What a gradient needs to go on to the stage below: the first has none. */
  back?: { shape: Int32Array; turned: Float32Array; noBiases: Float32Array };
  /** The gradient of `outputs`. */
  dOutputs?: Signal;
}

export interface LayerArrays {
  /** (images, inputSize): the batch. */
  pixels: Uint8Array;
  labels: Uint8Array;
  inputs: Signal;
  stages: StageArrays[];
  /** (images, classes), as the kernels of a loss take them. */
  logits: Float32Array;
  probabilities: Float32Array;
  dLogits?: Float32Array;
}

/** `images` fill whole strips. */
export function placeLayers(
  arena: Arena,
  stages: readonly Stage[],
  images: number,
  rule: Rule,
): LayerArrays {
  const learns = rule !== 'none';
  const signal = (size: number): Signal => {
    const whole = arena.floats(stripsLength(size, images));
    const length = size * stripWidth;
    // While sizes are measured there is no memory yet, and each view is empty.
    const strips = Array.from({ length: images / stripWidth }, (_, strip) =>
      whole.subarray(strip * length, (strip + 1) * length),
    );
    return { whole, strips };
  };
  const parameters = (rows: number, columns: number): Parameters => {
    const array = () => arena.floats(stripsLength(rows, columns));
    return {
      values: array(),
      perStrip: rows * stripWidth,
      gradients: learns ? array() : undefined,
      first: learns ? array() : undefined,
      second: rule === 'adam' ? array() : undefined,
    };
  };
  const [{ inputSize }] = stages;
  const classCount = stages.at(-1)!.outputSize;
  const rows = () => arena.floats(stripsLength(images, classCount));
  return {
    pixels: arena.bytes(images * inputSize),
    labels: arena.bytes(images),
    inputs: signal(inputSize),
    stages: stages.map((stage, k): StageArrays => {
      const [channels, , , filters, kernelSize] = stage.shape;
      const outputs = signal(stage.outputSize);
      return {
        shape: arena.counts(shapeNames.length),
        weights: parameters(channels * kernelSize ** 2, filters),
        biases: parameters(1, filters),
        outputs,
        convolved: stage.pool && learns ? signal(stage.convolvedSize) : undefined,
        back:
          learns && k > 0
            ? {
                shape: arena.counts(shapeNames.length),
                turned: arena.floats(stripsLength(filters * kernelSize ** 2, channels)),
                noBiases: arena.floats(stripsLength(1, channels)),
              }
            : undefined,
        dOutputs: learns ? signal(stage.outputSize) : undefined,
      };
    }),
    logits: rows(),
    probabilities: rows(),
    dLogits: learns ? rows() : undefined,
  };
}
