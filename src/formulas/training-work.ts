// How much arithmetic a training is: by the rule of six operations, and counted layer by layer.
//
// 6 · N · D: for each parameter and example one multiply-add forwards and two backwards, each of them two operations.

export const trainingOperations = (parameters: number, examples: number): number =>
  6 * parameters * examples;

/** Multiply-adds of one image in training, for a network of dense layers; biases and activations are left out. */
export interface TrainingCounts {
  forward: number;
  weightGradients: number;
  /** What each layer hands back to the one before it; the first hands back nothing. */
  handedBack: number;
}

export function countTraining(sizes: readonly number[]): TrainingCounts {
  const products = sizes.slice(1).map((outputs, layer) => sizes[layer] * outputs);
  const forward = products.reduce((total, product) => total + product, 0);
  return { forward, weightGradients: forward, handedBack: forward - products[0] };
}

/** The same where pixels that are 0 are passed over, forwards and in the gradients of the first layer's weights. */
export function countInked(sizes: readonly number[], inked: number): TrainingCounts {
  return countTraining([inked, ...sizes.slice(1)]);
}

/** A multiply-add is two operations. */
export const operationsOf = ({ forward, weightGradients, handedBack }: TrainingCounts): number =>
  2 * (forward + weightGradients + handedBack);

export interface Hardware {
  /** Operations a second, at best. */
  peak: number;
  /** Share of the peak that is reached. */
  utilisation: number;
  /** Dollars an hour. */
  price: number;
}

/** Seconds and dollars on one such machine. */
export function billFor(operations: number, { peak, utilisation, price }: Hardware) {
  const seconds = operations / (peak * utilisation);
  return { seconds, dollars: (seconds / 3600) * price };
}

/** Seconds of an epoch: other programs on the same machine only make work longer, so the quickest counts. */
export const epochSeconds = ({ epochs }: { epochs: readonly number[] }): number =>
  Math.min(...epochs);
