// Pictures that are no digits, and digits to hold against them, each with the network's answer.
import { coarseNoiseImages } from '#src/formulas/coarse-noise.ts';
import { noiseImages } from '#src/formulas/scores.ts';
import { readDigit } from '#src/formulas/reading.ts';
import type { Network } from '#src/nn/index.ts';

export type NoiseKind = 'fine' | 'coarse';

export interface Shown {
  kind: NoiseKind | 'blank' | 'test';
  pixels: ArrayLike<number>;
  prediction: number;
  confidence: number;
  /** Which noise picture or test image, from 0. */
  index: number;
  label?: number;
}

export const noiseCount = 1000;

const makers = { fine: noiseImages, coarse: coarseNoiseImages };
const made: Partial<Record<NoiseKind, Uint8Array>> = {};

/** One of the thousand pictures that the chart counts. */
export function noisePicture(kind: NoiseKind, index: number): Uint8Array {
  // Twenty more at a time: a thousand at once would make the page stutter. The first stay the same.
  const needed = (index + 1) * 784;
  let pixels = made[kind];
  if (!pixels || pixels.length < needed) pixels = made[kind] = makers[kind](index + 20);
  return pixels.subarray(index * 784, (index + 1) * 784);
}

export function show(
  network: Network,
  pixels: Uint8Array,
  known: Pick<Shown, 'kind' | 'index' | 'label'>,
): Shown {
  const { prediction, probabilities } = readDigit(network, pixels);
  return { ...known, pixels, prediction, confidence: probabilities[prediction] };
}
