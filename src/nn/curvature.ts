// Curvature: how fast the gradient itself changes along a direction, exact for dense layers with ReLU and cross-entropy.
//
// The Hessian H holds the slope of every slope. A direction has the gradient's shape, and H times it costs about as much
// as one more gradient (Pearlmutter, 1994). R before a name says "how it changes along the direction" (U, c of a layer):
//   RpreActivations = Rinputs · weights + inputs · U + c      Ractivations = RpreActivations where ReLU lets them pass
//   Rprobabilities = probabilities ∘ (Rlogits − Σ probabilities ∘ Rlogits)      RdLogits = Rprobabilities / batchSize
//   RdWeights = Rinputsᵀ · dPreActivations + inputsᵀ · RdPreActivations         RdBiases = Σ RdPreActivations
//   RdInputs = RdPreActivations · weightsᵀ + dPreActivations · Uᵀ
// The pixels do not change: the first layer's Rinputs are 0.

import type { Gradients } from './backward.ts';
import { crossEntropyBackward } from './cross-entropy.ts';
import { zerosLike } from './floats.ts';
import type { ForwardPass } from './forward.ts';
import { denseBackwardInputs, denseBackwardParameters, denseForward } from './layers/dense.ts';
import { activationOf, type Network } from './network.ts';
import type { Random } from './random.ts';
import { reluBackward } from './relu.ts';

/** H · direction, for the mean loss of a batch. Throws ShapeError, and RangeError for another activation than ReLU. */
export function hessianTimes(
  network: Network,
  { batchSize, inputs, preActivations, activations, probabilities }: ForwardPass,
  labels: Uint8Array,
  direction: Gradients,
): Gradients {
  const { layers, sizes } = network;
  layers.slice(1).forEach((_, l) => expectRelu(activationOf(network, l)));
  const shapes = layers.map(({ inputSize, outputSize }) => ({ batchSize, inputSize, outputSize }));
  const signals = [inputs, ...activations]; // what went into each layer
  const rSignals: (Float32Array | undefined)[] = [undefined];
  let rPreActivations = inputs;
  layers.forEach(({ weights, biases }, l) => {
    if (l > 0) rSignals[l] = reluBackward(rPreActivations, preActivations[l - 1]);
    const { dWeights: u, dBiases: c } = direction[l];
    const ofWeights = denseForward(signals[l], u, c, shapes[l]);
    const still = zerosLike(biases, biases.length);
    const ofInputs = rSignals[l] && denseForward(rSignals[l]!, weights, still, shapes[l]);
    rPreActivations = sum(ofWeights, ofInputs);
  });

  let dPreActivations = crossEntropyBackward(probabilities, labels, sizes.at(-1)!);
  let rdPreActivations = softmaxChange(probabilities, rPreActivations, batchSize);
  const products: Gradients = [];
  for (let l = layers.length - 1; l >= 0; l--) {
    const product = denseBackwardParameters(rdPreActivations, signals[l], shapes[l]);
    if (l === 0) return [product, ...products];
    const { dWeights } = denseBackwardParameters(dPreActivations, rSignals[l]!, shapes[l]);
    products.unshift({ ...product, dWeights: sum(product.dWeights, dWeights) });
    const { weights } = layers[l];
    const rdInputs = sum(
      denseBackwardInputs(rdPreActivations, weights, shapes[l]),
      denseBackwardInputs(dPreActivations, direction[l].dWeights, shapes[l]),
    );
    const dInputs = denseBackwardInputs(dPreActivations, weights, shapes[l]);
    rdPreActivations = reluBackward(rdInputs, preActivations[l - 1]);
    dPreActivations = reluBackward(dInputs, preActivations[l - 1]);
  }
  return products;
}

function expectRelu(activation: string): void {
  if (activation === 'relu') return;
  throw new RangeError(`hessianTimes: the activation should be relu, found ${activation}`);
}

/** How dLogits change when the logits change by `rLogits`, both (batchSize, classCount). */
function softmaxChange(
  probabilities: Float32Array,
  rLogits: Float32Array,
  batchSize: number,
): Float32Array {
  const classCount = probabilities.length / batchSize;
  const changes = zerosLike(probabilities, probabilities.length);
  for (let row = 0; row < changes.length; row += classCount) {
    let mean = 0;
    for (let k = row; k < row + classCount; k++) mean += probabilities[k] * rLogits[k];
    for (let k = row; k < row + classCount; k++) {
      changes[k] = (probabilities[k] * (rLogits[k] - mean)) / batchSize;
    }
  }
  return changes;
}

const sum = (one: Float32Array, other: Float32Array | undefined): Float32Array =>
  other ? one.map((value, k) => value + other[k]) : one;

/** A direction of length 1, every one as likely as every other. */
export function randomDirection({ layers }: Network, random: Random): Gradients {
  const draw = (array: Float32Array) => array.map(() => random.normal());
  return scaled(
    layers.map(({ weights, biases }) => ({ dWeights: draw(weights), dBiases: draw(biases) })),
  );
}

/** Σ of the products of all entries, in float64. */
export function innerProduct(one: Gradients, other: Gradients): number {
  let total = 0;
  one.forEach(({ dWeights, dBiases }, l) => {
    for (let k = 0; k < dWeights.length; k++) total += dWeights[k] * other[l].dWeights[k];
    for (let k = 0; k < dBiases.length; k++) total += dBiases[k] * other[l].dBiases[k];
  });
  return total;
}

/** The same direction with length 1; one of length 0 or none at all stays as it is. */
function scaled(direction: Gradients): Gradients {
  const length = Math.sqrt(innerProduct(direction, direction));
  if (!(length > 0 && Number.isFinite(length))) return direction;
  const shorter = (array: Float32Array) => array.map((value) => value / length);
  return direction.map(({ dWeights, dBiases }) => ({
    dWeights: shorter(dWeights),
    dBiases: shorter(dBiases),
  }));
}

export interface Curvature {
  /** Of the loss along a direction of length 1: the direction's product with H times it. */
  curvature: number;
  /** Where the next step of the iteration looks. */
  next: Gradients;
}

/** One step of power iteration: `product` is H · direction, and the direction has length 1. */
export const powerStep = (direction: Gradients, product: Gradients): Curvature => ({
  curvature: innerProduct(direction, product),
  next: scaled(product),
});

/**
 * The curvature that power iteration finds in `steps` steps: the largest,
 * in size, of all directions. `times` multiplies by H. The direction found
 * is the start for another network that is not far away.
 */
export function largestCurvature(
  times: (direction: Gradients) => Gradients,
  start: Gradients,
  steps: number,
): Curvature {
  let found: Curvature = { curvature: NaN, next: start };
  for (let step = 0; step < steps; step++) found = powerStep(found.next, times(found.next));
  return found;
}
