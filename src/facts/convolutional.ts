// Two networks that slide small lists of weights over the picture, counted layer by layer; neither is trained in this book.

interface SlidingLayer {
  /** Where the list is laid on, in the picture of this layer. */
  places: number;
  /** Weights of one neuron. */
  inputs: number;
  outputs: number;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** For one image. */
export const operationsOf = (layers: readonly SlidingLayer[]) =>
  sum(layers.map(({ places, inputs, outputs }) => places * inputs * outputs));

export const parametersOf = (layers: readonly SlidingLayer[]) =>
  sum(layers.map(({ inputs, outputs }) => (inputs + 1) * outputs));

/** LeNet-5 as it is built today, for a picture of 28 × 28. */
export const lenet: readonly SlidingLayer[] = [
  { places: 28 * 28, inputs: 5 * 5, outputs: 6 },
  { places: 10 * 10, inputs: 5 * 5 * 6, outputs: 16 },
  { places: 1, inputs: 400, outputs: 120 },
  { places: 1, inputs: 120, outputs: 84 },
  { places: 1, inputs: 84, outputs: 10 },
];

/** Eight and sixteen filters of 5 × 5, each on a frame that keeps the size; the picture shrinks to 14 × 14, then to 4 × 4. */
export const smallConvolutional: readonly SlidingLayer[] = [
  { places: 28 * 28, inputs: 5 * 5, outputs: 8 },
  { places: 14 * 14, inputs: 5 * 5 * 8, outputs: 16 },
  { places: 1, inputs: 4 * 4 * 16, outputs: 10 },
];
