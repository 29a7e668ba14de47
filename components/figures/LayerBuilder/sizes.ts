// The sizes a reader asks for: what she typed, what of it is a size, and what the network is then.
import { formatNumber } from '#src/numbers/format.ts';
import { asTyped, wholeNumberIn } from '#src/numbers/typed.ts';

/** One hidden layer of the builder. */
export interface HiddenLayer {
  /** Tells layers apart when one between them is removed. */
  key: number;
  /** Neurons: the last size that was one. */
  size: number;
  /** What stands in the field, a size or not. */
  text: string;
}

export const largestSize = 1024;
export const mostHiddenLayers = 4;

/** The size that `text` names, or undefined. */
export function sizeIn(text: string): number | undefined {
  const size = wholeNumberIn(text);
  return size !== undefined && size >= 1 && size <= largestSize ? size : undefined;
}

/** What is wrong with `text` as a size; undefined when nothing is. */
export function whyInvalid({ text, size }: HiddenLayer): string | undefined {
  if (sizeIn(text) !== undefined) return undefined;
  return `Enter a whole number from 1 to ${formatNumber(largestSize)}. ${asTyped(text)} isn’t one, so the layer keeps its ${size} neurons.`;
}
