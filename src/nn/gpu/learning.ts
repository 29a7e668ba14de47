// The training step on the graphics processor: gradients from the last layer to the first, then every layer’s step.
//
// The logits' gradient · each layer's errors handed to the one before · the batch's mean loss · every layer's step.
// No parameter moves before all gradients are there: they went through the old weights.

import { activationShaders } from './activation.wgsl.ts';
import { inputGradientShader } from './dense-backward.wgsl.ts';
import { crossEntropyShader } from './cross-entropy.wgsl.ts';
import { descendShader } from './parameter-step.wgsl.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { meanLossShader } from './mean-loss.wgsl.ts';
import type { Memory } from './memory.ts';
import { type LearningRule, stepShaders } from './optimiser-steps.wgsl.ts';
import { type KernelsWanted, tilesOf } from './reading.ts';
import { activationSignal, pixelSignal } from './logit-gradient.wgsl.ts';
import { imagesTogether } from './softmax.wgsl.ts';

/** In the order in which they run, after the forward pass. */
export function createLearning(
  device: GPUDevice,
  { batch, buffers }: Memory,
  { places, activation, rule }: KernelsWanted & { rule: LearningRule },
): Promise<Kernel[]> {
  const { pixels, labels, parameters, first, second, activations, dOutputs } = buffers;
  const { losses, stepLosses } = buffers;
  const last = places.length - 1;
  const crossEntropy = createKernel(device, {
    label: 'cross-entropy',
    code: crossEntropyShader,
    constants: { classCount: places[last].outputSize },
    buffers: [batch, activations[last], labels, dOutputs[last], losses],
    groups: (count) => [Math.ceil(count / imagesTogether), 1],
  });
  const meanLoss = createKernel(device, {
    label: 'mean loss',
    code: meanLossShader,
    buffers: [batch, losses, stepLosses],
    groups: () => [1, 1],
  });
  const gradient = (l: number) =>
    createKernel(device, {
      label: `gradient ${l}`,
      code: inputGradientShader(activationShaders[activation]),
      constants: { ...places[l] },
      buffers: [batch, parameters, dOutputs[l], activations[l - 1], dOutputs[l - 1]],
      groups: (count) => [tilesOf(places[l].inputSize), tilesOf(count)],
    });
  const descend = (l: number) =>
    createKernel(device, {
      label: `descend ${l}`,
      code: descendShader(stepShaders[rule], l === 0 ? pixelSignal : activationSignal),
      constants: { ...places[l] },
      buffers: [
        batch,
        parameters,
        l === 0 ? pixels : activations[l - 1],
        dOutputs[l],
        first,
        second,
      ],
      groups: () => [tilesOf(places[l].outputSize), tilesOf(places[l].inputSize + 1)],
    });
  const layers = places.map((_, l) => l);
  // The pixels are given: nothing learns from their gradient.
  const gradients = layers.slice(1).toReversed().map(gradient);
  return Promise.all([crossEntropy, meanLoss, ...gradients, ...layers.map(descend)]);
}
