// Layers that make a sequence of a picture, add sequences up, and make one row of a sequence.

import type { LastStepLayer } from '../../layers/last-step.ts';
import type { MeanLayer } from '../../layers/mean.ts';
import type { PatchesLayer } from '../../layers/patches.ts';
import type { ResidualLayer } from '../../layers/residual.ts';
import { stripCount, stripWidth } from '../column-strips.ts';
import type { Signal, Stage, Workshop } from '../layer-stage.ts';
import { createProduct } from './dense.ts';

/** Where pixel k of the patches, patch by patch, stands in the picture. */
function patchPlaces({ inputShape: [channels, height, width], patchSize }: PatchesLayer): number[] {
  const places: number[] = [];
  for (let top = 0; top < height; top += patchSize) {
    for (let left = 0; left < width; left += patchSize) {
      for (let c = 0; c < channels; c++) {
        for (let i = 0; i < patchSize; i++) {
          const row = (c * height + top + i) * width + left;
          for (let j = 0; j < patchSize; j++) places.push(row + j);
        }
      }
    }
  }
  return places;
}

export function patchesStage(layer: PatchesLayer, inputs: Signal, workshop: Workshop): Stage {
  const { layerKernels, learned, counts, matrix, rows, signal, learns } = workshop;
  const { patchSize, outputSize } = layer;
  const pixelCount = layer.inputShape[0] * patchSize ** 2;
  const steps = inputs.size / pixelCount;
  const wantsInputs = inputs.gradients !== undefined;
  const names = ['weights', 'biases'] as const;
  const product = createProduct(workshop, steps, names, pixelCount, outputSize, wantsInputs);
  const positions = learned('positions', 1, steps * outputSize);
  const places = patchPlaces(layer);
  const there = counts(places);
  const patches = rows(inputs.size);
  const patchesOfOne = matrix(1, inputs.size);
  const back =
    learns && wantsInputs
      ? { places: counts(inverseOf(places)), dPatches: rows(inputs.size) }
      : undefined;
  const outputs = signal(steps * outputSize);
  return {
    inputs,
    outputs,
    forward() {
      layerKernels.gatherRows(inputs.values, there, patches, inputs.size);
      product.forward(patches, outputs.values, 0, 0, steps);
      layerKernels.addToRows(positions.values, outputs.values, outputs.size);
    },
    forwardOne() {
      const { single, size } = outputs;
      layerKernels.gatherOne(inputs.single, there, patchesOfOne, inputs.size);
      product.forwardOne(patchesOfOne, single, steps);
      layerKernels.addRows(single, positions.values, single, stripCount(size));
    },
    backward() {
      product.addGradients(patches, outputs.gradients!, 0, steps);
      layerKernels.addMapSums(outputs.gradients!, outputs.size, 1, positions.gradients, 0, 1);
      if (!back) return;
      product.backward(outputs.gradients!, back.dPatches, 0, 0, steps);
      layerKernels.gatherRows(back.dPatches, back.places, inputs.gradients!, inputs.size);
    },
    refresh: product.refresh,
  };
}

function inverseOf(places: readonly number[]): number[] {
  const inverse = new Array<number>(places.length);
  places.forEach((place, k) => (inverse[place] = k));
  return inverse;
}

export function residualStage(
  _: ResidualLayer,
  inputs: Signal,
  { layerKernels, signal }: Workshop,
  earlier: Signal,
): Stage {
  const { size } = inputs;
  const outputs = signal(size);
  earlier.sums.push(outputs);
  return {
    inputs,
    outputs,
    forward: () => layerKernels.addRows(inputs.values, earlier.values, outputs.values, size),
    forwardOne: () =>
      layerKernels.addRows(inputs.single, earlier.single, outputs.single, stripCount(size)),
    backward: () => inputs.gradients?.set(outputs.gradients!),
  };
}

export function meanStage(
  { inputShape: [steps, size] }: MeanLayer,
  inputs: Signal,
  { layerKernels, signal }: Workshop,
): Stage {
  const outputs = signal(size);
  return {
    inputs,
    outputs,
    forward: () => layerKernels.meanOfSteps(inputs.values, steps, size, outputs.values),
    forwardOne:
      size % stripWidth > 0
        ? undefined
        : () => layerKernels.meanOfSteps(inputs.single, steps, size / stripWidth, outputs.single),
    backward() {
      const { gradients } = inputs;
      if (gradients) layerKernels.meanOfStepsBackward(outputs.gradients!, steps, size, gradients);
    },
  };
}

export function lastStepStage(
  { inputShape: [steps, size] }: LastStepLayer,
  inputs: Signal,
  { signal }: Workshop,
): Stage {
  const outputs = signal(size);
  const first = (steps - 1) * size * stripWidth;
  return {
    inputs,
    outputs,
    forward: () => outputs.values.set(inputs.values.subarray(first)),
    forwardOne: () => outputs.single.set(inputs.single.subarray((steps - 1) * size, steps * size)),
    backward() {
      inputs.gradients?.fill(0);
      inputs.gradients?.set(outputs.gradients!, first);
    },
  };
}
