// Everything the engine keeps on the graphics processor, for one network and batches up to one size.

import type { Rule } from '../kernels/index.ts';
import type { LayerPlace } from './parameters.ts';

/** Losses of so many steps wait on the device until somebody asks. */
export const lossCapacity = 4096;

export interface Buffers<Place = GPUBuffer> {
  /** (capacity, inputSize) and (capacity): the batch, in bytes. */
  pixels: Place;
  labels?: Place;
  /** All of them, and what the optimiser remembers of each. */
  parameters: Place;
  first?: Place;
  second?: Place;
  /** (capacity, outputSize) for each layer: logits in the last. */
  activations: Place[];
  dOutputs: Place[];
  /** (capacity, classCount) */
  probabilities: Place;
  /** (capacity) and (lossCapacity): of the images of one batch, and of the batches. */
  losses?: Place;
  stepLosses?: Place;
}

export interface BuffersWanted {
  places: readonly LayerPlace[];
  capacity: number;
  rule: Rule;
}

/** Asks `place` for each buffer by its name and length in bytes. */
export function placeBuffers<Place>(
  { places, capacity, rule }: BuffersWanted,
  place: (name: string, bytes: number) => Place,
): Buffers<Place> {
  const learns = rule !== 'none';
  const { firstWeight, inputSize, outputSize: classCount } = places.at(-1)!;
  const parameterCount = firstWeight + (inputSize + 1) * classCount;
  const floats = (name: string, count: number) => place(name, 4 * count);
  const bytes = (name: string, count: number) => place(name, wholeWords(count));
  const rows = (name: string) =>
    places.map(({ outputSize }) => floats(name, capacity * outputSize));
  return {
    pixels: bytes('pixels', capacity * places[0].inputSize),
    labels: learns ? bytes('labels', capacity) : undefined,
    parameters: floats('parameters', parameterCount),
    first: rule === 'momentum' || rule === 'adam' ? floats('first', parameterCount) : undefined,
    second: rule === 'adam' ? floats('second', parameterCount) : undefined,
    activations: rows('activations'),
    dOutputs: learns ? rows('dOutputs') : [],
    probabilities: floats('probabilities', capacity * classCount),
    losses: learns ? floats('losses', capacity) : undefined,
    stepLosses: learns ? floats('stepLosses', lossCapacity) : undefined,
  };
}

/** What is copied to the device comes in whole words of four bytes. */
export const wholeWords = (bytes: number): number => Math.ceil(bytes / 4) * 4;
