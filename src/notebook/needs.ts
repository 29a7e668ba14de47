// What a cell may ask the page for: the names alone, which the first Run fetches with the rest.
import type { ShippedName } from '#src/nn/layers/shipped.ts';
import type { NetworkName } from '#src/nn/networks.ts';

/** The page fetches it from the book's own site. */
export type Need =
  | WeightsNeed // a network's safetensors bytes
  | 'test-images' // {pixels, labels} of all 10,000
  | 'training-images' // {pixels, labels} of all 60,000
  | 'digit' // {pixels, label?, source} of the reader's digit, or the book's
  | 'kernels'; // {level, bytes, engine}: the best WebAssembly level here, and the engine's module as text
export type NamedNetwork = Exclude<NetworkName, 'book'> | ShippedName;
/** The book's own network needs no name. */
export type WeightsNeed = 'weights' | `weights-${NamedNetwork}`;

const all: Record<Need, true> = {
  weights: true,
  'weights-best': true,
  'weights-second': true,
  'weights-cnn-small': true,
  'weights-cnn': true,
  'weights-gru': true,
  'weights-transformer': true,
  'test-images': true,
  'training-images': true,
  digit: true,
  kernels: true,
};
export const needs = Object.keys(all) as readonly Need[];

/** How often one run is given the same: the libraries keep what does not change, so an honest cell asks for it once. */
export const mostAnswers = (need: Need): number => (need === 'digit' ? 100 : 3);
