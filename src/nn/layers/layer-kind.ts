// What every kind of layer can do: be made from its description, be counted, and take a signal forward and a gradient back.

import type { Initialiser } from '../initialisers.ts';
import type { Random } from '../random.ts';
import { expectSize, ShapeError } from '../shape-error.ts';

/** The shape of one image's signal: [size], a sequence [steps, size] or a picture [channels, height, width]. */
export type Shape = readonly number[];

/** Where a layer's first weights come from; `place` is the layer's name, and names it in an error. */
export type Start = {
  place: string;
  initialiser: Initialiser;
  random: Random;
  /** The shape of what goes into the layer `count` places earlier; undefined where there is none. */
  earlierShape(count: number): Shape | undefined;
};

/** `training` switches on what only training does: dropout, and statistics of the batch. */
export type Mode = { training?: boolean; random?: Random };

export type ForwardContext = Mode & {
  batchSize: number;
  /** The signal that went into the layer `count` places earlier. */
  earlier(count: number): Float32Array;
};

/** What the backward pass of one layer starts from. */
export type LayerPass<Kept> = {
  batchSize: number;
  inputs: Float32Array;
  /** As `forward` gave it. */
  kept: Kept;
  /** False for the first layer: the pixels are given, and nothing learns from their gradient. */
  wantsInputs: boolean;
};

/** Named as the layer's arrays are, with a d before: dWeights. */
export type LayerGradients = Record<string, Float32Array>;

export type LayerKind<Layer, Kept = unknown> = {
  /** Throws ShapeError when signals of `inputShape` cannot go through such a layer. */
  create(description: Described<Layer>, inputShape: Shape, start: Start): Layer;
  outputShape(layer: Layer): Shape;
  /** Of every array that learns, in the order of `parameterNames`. */
  parameterShapes(layer: Layer): Record<string, Shape>;
  /** For one image: products of weights, and of queries, keys and values; `ofInputs` are those with the layer's inputs. */
  multiplyAdds(layer: Layer): { all: number; ofInputs: number };
  forward(
    layer: Layer,
    inputs: Float32Array,
    context: ForwardContext,
  ): { outputs: Float32Array; kept: Kept };
  backward(
    layer: Layer,
    dOutputs: Float32Array,
    pass: LayerPass<Kept>,
  ): {
    dInputs?: Float32Array;
    gradients: LayerGradients;
    /** The gradient of the signal that went into the layer `count` places earlier. */
    dEarlier?: { count: number; dSignal: Float32Array };
  };
};

/** What a person writes to have such a layer: all but its arrays, and what follows from the layers before it. */
export type Described<Layer> = Omit<
  Layer,
  'name' | 'inputShape' | 'inputSize' | 'places' | KeysOfArrays<Layer>
>;
type KeysOfArrays<Layer> = {
  [Key in keyof Layer]: Layer[Key] extends object ? Key : never;
}[keyof Layer];

const shapeNames = ['', 'a row', 'a sequence', 'a picture'];
const showShape = (shape: Shape) =>
  `${shapeNames[shape.length] ?? 'a block'} of ${shape.join(' × ')}`;

/** Throws ShapeError, e.g. "convolution1: expects a picture (channels, height, width), found a row of 784". */
export function expectSignal(
  place: string,
  expected: 'a sequence (steps, size)' | 'a picture (channels, height, width)',
  shape: Shape,
): void {
  if (shape.length === (expected.startsWith('a sequence') ? 2 : 3)) return;
  throw new ShapeError(`${place}: expects ${expected}, found ${showShape(shape)}`);
}

/** Checks the sizes that a description names, each a whole number of at least 1. */
export function expectSizes(place: string, sizes: Record<string, number>): void {
  for (const [name, size] of Object.entries(sizes)) expectSize(place, name, size);
}

/** What is added to a variance before its root; 1e-5 where nothing is said. */
export function expectEpsilon(place: string, epsilon: number | undefined): void {
  if (epsilon === undefined || (epsilon > 0 && epsilon < Infinity)) return;
  throw new ShapeError(`${place}: epsilon should be above 0, found ${epsilon}`);
}

export const countNumbers = (shape: Shape): number =>
  shape.reduce((product, size) => product * size, 1);
