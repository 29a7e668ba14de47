// The gradient check: slopes by small differences against slopes by a backward pass, which may have a planted bug.
//
// difference = (loss(parameter + ε) − loss(parameter − ε)) / 2ε
// error = ‖differences − gradients‖ / the larger of both lengths, over the checked parameters
import { toInputs } from '#src/mnist/image-set.ts';
import {
  createRandom,
  crossEntropy,
  crossEntropyBackward,
  denseBackwardInputs,
  denseBackwardParameters,
  forward,
  type Gradients,
  type Network,
  reluBackward,
} from '#src/nn/index.ts';

export const precisions = ['float32', 'float64'] as const;
export type Precision = (typeof precisions)[number];

/** What is wrong with a backward pass; `none` is the book's own. */
export const bugs = ['none', 'no-gate', 'wrong-gate', 'sum', 'updated'] as const;
export type Bug = (typeof bugs)[number];

/** Two a power of ten, from 10⁻⁷ to 0.1. */
export const epsilons = Array.from({ length: 13 }, (_, step) =>
  Number((10 ** (step / 2 - 7)).toPrecision(3)),
);

export const checkedCount = 120;

/** Of the check on many images. */
export const manyImages = 32;

/** A parameter of the network: its layer, its array, its index there. */
export interface Place {
  layer: number;
  array: 'weights' | 'biases';
  index: number;
}

export interface Batch {
  /** (batchSize, 784), 0 … 1 */
  inputs: Float32Array;
  labels: Uint8Array;
}

// The layers' functions compute in the precision of what they are given, though their types name only float32.
type Floats = Float32Array;
const converted = (array: ArrayLike<number>, precision: Precision): Floats =>
  precision === 'float64'
    ? (Float64Array.from(array) as unknown as Floats)
    : Float32Array.from(array);

/** Half of the checked parameters are weights of inked pixels, a third output weights, the rest biases. */
export function checkedPlaces(
  { layers: [hidden, output] }: Network,
  { inputs }: Batch,
  seed = 1,
): Place[] {
  const random = createRandom(seed);
  const { inputSize, outputSize } = hidden;
  const hasInk = (pixel: number) => inputs.some((input, k) => input > 0 && k % inputSize === pixel);
  const inked = Array.from({ length: inputSize }, (_, pixel) => pixel).filter(hasInk);
  const some = (count: number, pick: () => Place) => Array.from({ length: count }, pick);
  return [
    ...some(checkedCount / 2, () => ({
      layer: 0,
      array: 'weights',
      index: inked[random.below(inked.length)]! * outputSize + random.below(outputSize),
    })),
    ...some(checkedCount / 3, () => ({
      layer: 1,
      array: 'weights',
      index: random.below(output.weights.length),
    })),
    ...some(checkedCount / 6, () => ({
      layer: 0,
      array: 'biases',
      index: random.below(outputSize),
    })),
  ];
}

/** Copies of network and batch that compute in `precision`. */
export function inPrecision(network: Network, { inputs, labels }: Batch, precision: Precision) {
  const layers = network.layers.map((layer) => ({
    ...layer,
    weights: converted(layer.weights, precision),
    biases: converted(layer.biases, precision),
  }));
  return {
    network: { ...network, layers },
    batch: { inputs: converted(inputs, precision), labels },
  };
}

export interface Differences {
  /** One for each place. */
  slopes: number[];
  /** Places where a neuron of some image is active on one side and silent on the other. */
  kinks: number;
}

/** The slopes at `places` by differences of `epsilon`; the network is left as it was. */
export function differences(
  network: Network,
  { inputs, labels }: Batch,
  places: readonly Place[],
  epsilon: number,
): Differences {
  const classCount = network.sizes.at(-1)!;
  let kinks = 0;
  const slopes = places.map(({ layer, array, index }) => {
    const numbers = network.layers[layer]![array];
    const kept = numbers[index]!;
    const passAt = (value: number) => {
      numbers[index] = value;
      const pass = forward(network, inputs, labels.length);
      return {
        loss: crossEntropy(pass.probabilities, labels, classCount),
        active: pass.activations[0]!,
      };
    };
    const [above, below] = [passAt(kept + epsilon), passAt(kept - epsilon)];
    numbers[index] = kept;
    if (above.active.some((one, k) => one > 0 !== below.active[k]! > 0)) kinks += 1;
    return (above.loss - below.loss) / (2 * epsilon);
  });
  return { slopes, kinks };
}

/** So large a step has been taken too early where W₂ was updated first. */
const earlyRate = 0.1;

/** The gradient of the batch's mean loss, by the book's own functions or with one mistake. */
export function gradientsWith(bug: Bug, network: Network, { inputs, labels }: Batch): Gradients {
  const [hidden, output] = network.layers;
  const batchSize = labels.length;
  const pass = forward(network, inputs, batchSize);
  const [preActivations] = pass.preActivations;
  const mean = crossEntropyBackward(pass.probabilities, labels, output.outputSize);
  const dLogits = bug === 'sum' ? mean.map((slope) => slope * batchSize) : mean;
  const ofOutput = denseBackwardParameters(dLogits, pass.activations[0]!, { ...output, batchSize });
  const weights =
    bug === 'updated'
      ? output.weights.map((weight, k) => weight - earlyRate * ofOutput.dWeights[k]!)
      : output.weights;
  const dActivations = denseBackwardInputs(dLogits, weights, { ...output, batchSize });
  const dPreActivations =
    bug === 'no-gate'
      ? dActivations
      : reluBackward(dActivations, bug === 'wrong-gate' ? dActivations : preActivations!);
  return [denseBackwardParameters(dPreActivations, inputs, { ...hidden, batchSize }), ofOutput];
}

/** The gradient's entries at `places`. */
export const atPlaces = (gradients: Gradients, places: readonly Place[]): number[] =>
  places.map(({ layer, array, index }) => {
    const { dWeights, dBiases } = gradients[layer]!;
    return (array === 'weights' ? dWeights : dBiases)[index]!;
  });

const lengthOf = (values: readonly number[]) => Math.hypot(...values);

/** 0 where both agree, 1 or more where they have nothing to do with each other. */
export function relativeError(found: readonly number[], claimed: readonly number[]): number {
  const apart = lengthOf(found.map((slope, k) => slope - claimed[k]!));
  return apart / Math.max(lengthOf(found), lengthOf(claimed), Number.MIN_VALUE);
}

/** One image as a batch. */
export const batchOf = (pixels: ArrayLike<number>, label: number): Batch => ({
  inputs: toInputs(Uint8Array.from(pixels)),
  labels: Uint8Array.of(label),
});
