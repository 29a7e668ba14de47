// The forward pass on kernels: a range of the batch's images, layer by layer.

import type { Activation } from '../activation.ts';
import type { EngineArrays } from './engine-arrays.ts';
import type { Kernels } from './kernels.ts';

export interface Reading {
  /** Lists, activations and probabilities of the images from `first` up to `end`. */
  read(first: number, end: number, withMasks?: boolean): void;
}

export function createReading(
  kernels: Kernels,
  { pixels, lists, layers, probabilities }: EngineArrays,
  activation: Activation,
  capacity: number,
): Reading {
  const { entries, counts } = lists;
  const inputSize = layers[0].inputSize;
  const { outputSize: classCount, activations: logits } = layers.at(-1)!;
  const activate = activation === 'identity' ? undefined : kernels[`${activation}Forward`];
  return {
    read(first, end, withMasks = false) {
      kernels.listPixels(pixels, inputSize, entries, counts, lists.capacity, first, end);
      for (let l = 0; l < layers.length; l++) {
        const { weights, biases, activations, strips, mask } = layers[l];
        // Every sum begins at its bias.
        kernels.fillRows(biases.values, activations, capacity, first, end, 0, strips);
        if (l === 0) {
          kernels.addSparseProduct(
            entries,
            counts,
            lists.capacity,
            weights.values,
            inputSize,
            activations,
            capacity,
            1,
            first,
            end,
            0,
            strips,
          );
        } else {
          const { activations: signal, outputSize: width } = layers[l - 1];
          kernels.addProduct(
            signal,
            capacity,
            weights.values,
            width,
            activations,
            capacity,
            1,
            first,
            end,
            0,
            strips,
          );
        }
        if (l === layers.length - 1) continue; // a logit may be negative
        activate?.(activations, capacity, first, end, strips);
        if (withMasks && mask) kernels.multiplyBy(activations, mask, capacity, first, end, strips);
      }
      kernels.softmax(logits, probabilities, capacity, classCount, first, end);
    },
  };
}
