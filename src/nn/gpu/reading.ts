// The forward pass on the graphics processor: the kernels from pixels to logits, and on to probabilities.

import type { Activation } from '../activation.ts';
import { activationShaders } from './activation.wgsl.ts';
import { denseShader } from './dense.wgsl.ts';
import { createKernel, type Kernel } from './kernel.ts';
import type { Memory } from './memory.ts';
import type { LayerPlace } from './parameters.ts';
import { tileSide } from './product.wgsl.ts';
import { activationSignal, pixelSignal } from './logit-gradient.wgsl.ts';
import { imagesTogether, softmaxShader } from './softmax.wgsl.ts';

export interface KernelsWanted {
  places: readonly LayerPlace[];
  activation: Activation;
}

/** One kernel a layer: from the batch's pixels to its logits. */
export function createForward(
  device: GPUDevice,
  { batch, buffers }: Memory,
  { places, activation }: KernelsWanted,
): Promise<Kernel[]> {
  const { pixels, parameters, activations } = buffers;
  return Promise.all(
    places.map((place, l) => {
      // A logit may be negative.
      const bend = activationShaders[l === places.length - 1 ? 'identity' : activation];
      return createKernel(device, {
        label: `dense ${l}`,
        code: denseShader(bend, l === 0 ? pixelSignal : activationSignal),
        constants: { ...place },
        buffers: [batch, parameters, l === 0 ? pixels : activations[l - 1], activations[l]],
        groups: (count) => [tilesOf(place.outputSize), tilesOf(count)],
      });
    }),
  );
}

export function createSoftmax(
  device: GPUDevice,
  { batch, buffers }: Memory,
  classCount: number,
): Promise<Kernel> {
  return createKernel(device, {
    label: 'softmax',
    code: softmaxShader,
    constants: { classCount },
    buffers: [batch, buffers.activations.at(-1)!, buffers.probabilities],
    groups: (count) => [Math.ceil(count / imagesTogether), 1],
  });
}

export const tilesOf = (size: number): number => Math.ceil(size / tileSide);
