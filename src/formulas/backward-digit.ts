// The backward pass of one digit, as far as its figures show it: by the textbook's own functions, from ten logits to 128 slopes.
import {
  crossEntropyBackward,
  denseBackwardInputs,
  type Network,
  reluBackward,
} from '#src/nn/index.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import type { ImageSet } from '#src/mnist/image-set.ts';
import { readDigit, type Reading } from './reading.ts';

/** The example of the chapter on backpropagation as the network reads it, and its right answer. */
export function exampleOf(network: Network, test: ImageSet): { first: Reading; label: number } {
  const { pixels, label } = exampleIn(test, 'backward');
  return { first: readDigit(network, pixels), label };
}

export interface Slopes {
  /** p − y: 10 */
  dLogits: number[];
  /** What each digit's column adds: 10 lists of 128. */
  columns: number[][];
  /** The sum of the ten columns. */
  dActivations: number[];
  /** The same, where the neuron is active; else 0. */
  dPreActivations: number[];
  loss: number;
}

/** The slopes of the loss, were `label` the right answer; `outputWeights` (128, 10). */
export function slopesOf(
  { probabilities, preActivations }: Pick<Reading, 'probabilities' | 'preActivations'>,
  label: number,
  outputWeights: Float32Array,
): Slopes {
  const shape = {
    batchSize: 1,
    inputSize: preActivations.length,
    outputSize: probabilities.length,
  };
  const dLogits = crossEntropyBackward(
    Float32Array.from(probabilities),
    Uint8Array.of(label),
    shape.outputSize,
  );
  const dActivations = denseBackwardInputs(dLogits, outputWeights, shape);
  const dPreActivations = reluBackward(dActivations, Float32Array.from(preActivations));
  const columns = Array.from(dLogits, (slope, digit) =>
    Array.from(
      { length: shape.inputSize },
      (_, neuron) => slope * outputWeights[neuron * shape.outputSize + digit]!,
    ),
  );
  return {
    dLogits: Array.from(dLogits),
    columns,
    dActivations: Array.from(dActivations),
    dPreActivations: Array.from(dPreActivations),
    loss: surprise(probabilities[label]!),
  };
}

/** Cross-entropy of one image: what the right answer's probability costs. */
export const surprise = (probability: number): number =>
  -Math.log(Math.max(probability, 2 ** -149));

/** Six digits are more than a figure shows, and half the weight of nine. */
const plain = (values: readonly number[]) => values.map((value) => Number(value.toPrecision(6)));

/** Slopes as they travel with a page; those after the gates follow from the gates. */
export interface PackedSlopes {
  dLogits: number[];
  dActivations: number[];
  loss: number;
  /** A letter for each square of the ten columns: its shade, which is all that a page shows of it before it is touched. */
  shades?: string;
}

/** Shades of a colour, as a picture draws them. */
const shadeCount = 24;
const letterOfZero = 'A'.codePointAt(0)! + shadeCount;

/** The largest of all slopes before the gate: it is drawn at full strength. */
export const largestSlope = ({ columns, dActivations }: Slopes): number =>
  Math.max(1e-9, ...columns.flat().map(Math.abs), ...dActivations.map(Math.abs));

/** `columns`: with the ten columns, as their shades. */
export function packSlopes(slopes: Slopes, { columns }: { columns: boolean }): PackedSlopes {
  const { dLogits, dActivations, loss } = slopes;
  const largest = largestSlope(slopes);
  const letter = (slope: number) =>
    String.fromCodePoint(
      letterOfZero + Math.sign(slope) * Math.ceil((Math.abs(slope) / largest) * shadeCount),
    );
  return {
    dLogits: plain(dLogits),
    dActivations: plain(dActivations),
    loss,
    ...(columns && { shades: slopes.columns.flat().map(letter).join('') }),
  };
}

/** The columns come back as the middles of their shades; of `preActivations` the signs are enough. */
export function unpackSlopes(
  { shades = '', ...slopes }: PackedSlopes,
  preActivations: readonly number[],
): Slopes {
  const { dActivations } = slopes;
  const { length } = dActivations;
  const largest = Math.max(1e-9, ...dActivations.map(Math.abs));
  const values = Array.from(shades, (letter) => {
    const shade = letter.codePointAt(0)! - letterOfZero;
    return ((shade - Math.sign(shade) / 2) / shadeCount) * largest;
  });
  const columns = Array.from({ length: values.length / length }, (_, digit) =>
    values.slice(digit * length, (digit + 1) * length),
  );
  const dPreActivations = dActivations.map((slope, k) => (preActivations[k]! > 0 ? slope : 0));
  return { ...slopes, columns, dPreActivations };
}
